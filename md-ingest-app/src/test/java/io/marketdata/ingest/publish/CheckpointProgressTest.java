package io.marketdata.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.wire.TickFrameWriter;
import io.marketdata.wire.sbe.LineState;
import io.marketdata.wire.sbe.MessageHeaderEncoder;
import io.marketdata.wire.sbe.PartitionRecordEncoder;
import io.marketdata.wire.sbe.PartitionRecordEncoder.SourcesEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;

/** Reading back from the partition record of a core, whose group of sources is in any order. */
class CheckpointProgressTest {

  private static final byte[] KEY = "partition".getBytes(StandardCharsets.UTF_8);
  private static final long EPOCH = 3;
  private static final long TERM = 70;
  private static final long NONE = PartitionRecordEncoder.SourcesEncoder.gapToNullValue();
  private static final LineConstants CONSTANTS =
      new LineConstants(
          "replay", false, true, false, 1_000, 2_000, 60_000, 5, 6, 900, -7, 8, "rows=5 crc32c=1");

  private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
  private final PartitionRecordEncoder record = new PartitionRecordEncoder();
  private final PartitionProgress progress = new PartitionProgress("replay", EPOCH);

  @Test
  void shouldGoOnFromTheRecordOfACore() {
    // given
    SourcesEncoder sources = begin(4_711, 3);
    source(sources, "other", EPOCH, 99, 999, 99_999, NONE, true);
    source(sources, "replay", EPOCH, TERM, 42, 5_000, 4_000, true);
    source(sources, "simulated", EPOCH, 98, 998, 99_998, NONE, true);

    // when
    progress.state(KEY, end());

    // then
    assertThat(progress.nextOffset()).isEqualTo(4_711);
    assertThat(progress.number()).isEqualTo(42);
    assertThat(progress.time()).isEqualTo(5_000);
    assertThat(progress.anchor()).isEqualTo(1_000);
    assertThat(progress.term()).isEqualTo(TERM);
    assertThat(progress.constants()).isEqualTo(CONSTANTS);
  }

  @Test
  void shouldCountAGapAsTimeThatHasPassed() {
    // given
    source(begin(1, 1), "replay", EPOCH, TERM, 42, 5_000, 8_000, true);

    // when
    progress.state(KEY, end());

    // then
    assertThat(progress.time()).isEqualTo(8_000);
  }

  @Test
  void shouldKnowNothingOfASourceWithoutALine() {
    // given
    source(begin(1, 1), "replay", EPOCH, 0, 0, 0, NONE, false);

    // when
    progress.state(KEY, end());

    // then
    assertThat(progress.constants()).isNull();
    assertThat(progress.number()).isEqualTo(SourceHistory.NOTHING);
    assertThat(progress.time()).isEqualTo(SourceHistory.NOTHING);
    assertThat(progress.anchor()).isEqualTo(SourceHistory.NOTHING);
  }

  @Test
  void shouldIgnoreALowerTermThanTheRecordHas() {
    // given
    source(begin(1, 1), "replay", EPOCH, TERM, 42, 5_000, NONE, true);
    progress.state(KEY, end());

    // when
    progress.frame(watermark(TERM - 1, 50));
    long behindALowerTerm = progress.number();
    progress.frame(watermark(TERM, 51));

    // then
    assertThat(behindALowerTerm).isEqualTo(42);
    assertThat(progress.number()).isEqualTo(51);
  }

  @Test
  void shouldTakeAnyTermAfterARecordOfAnEarlierEpoch() {
    // given
    source(begin(1, 1), "replay", EPOCH - 1, TERM, 42, 5_000, NONE, true);
    progress.state(KEY, end());

    // when
    progress.frame(watermark(2, 50));

    // then
    assertThat(progress.number()).isEqualTo(50);
    assertThat(progress.constants()).isEqualTo(CONSTANTS);
  }

  private static byte[] watermark(long term, long upTo) {
    TickFrameWriter writer = new TickFrameWriter();
    writer.begin("replay", EPOCH, term);
    writer.watermark().time(9_000).upTo(upTo);
    writer.commit();
    return writer.finish(9_000);
  }

  private SourcesEncoder begin(long nextOffset, int sources) {
    record.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
    record.epoch(EPOCH).nextOffset(nextOffset).lastAppendTime(1).lastChecksum(2).outputVersion(1);
    record.rebuildUntil(PartitionRecordEncoder.rebuildUntilNullValue());
    record.referenceInForce(1).referencePending(0);
    record.read(1).applied(1).skipped(0).twin(0).rejected(0);
    return record.sourcesCount(sources);
  }

  private static void source(
      SourcesEncoder to,
      String name,
      long epoch,
      long term,
      long number,
      long time,
      long gapTo,
      boolean lineSeen) {
    LineConstants c = CONSTANTS;
    to.next().epoch(epoch).term(term).number(number).time(time).state(LineState.LIVE);
    to.flags().clear().wallBased(c.wallBased()).resends(c.resends());
    to.anchorEvent(c.anchorEvent()).anchorWall(c.anchorWall()).speedMilli(c.speedMilli());
    to.delay(c.delay()).maxAhead(c.maxAhead()).start(c.start()).shift(c.shift()).seed(c.seed());
    to.lastPosition(1).lineSeen((short) (lineSeen ? 1 : 0)).liveSince(c.start());
    to.gapFrom(NONE).gapTo(gapTo);
    to.referenceVersion(1).referenceChecksum(1).referenceStaged(0).referenceBroken((short) 0);
    to.source(name).kind(c.kind()).detail(c.detail());
  }

  private byte[] end() {
    int length = MessageHeaderEncoder.ENCODED_LENGTH + record.encodedLength();
    return Arrays.copyOf(buffer.byteArray(), length);
  }
}

package io.marketdata.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.wire.TickFrameWriter;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PartitionProgressTest {

  private static final long EPOCH = 3;
  private static final long TERM = 7;

  private final PartitionProgress progress = new PartitionProgress("replay", EPOCH);
  private final TickFrameWriter writer = new TickFrameWriter();

  @Test
  void shouldTakeNothingOfARecordWithABadEnd() {
    // given
    begin(TERM);
    watermark(1_000, 5);
    watermark(2_000, 6);
    byte[] record = writer.finish(2_000);

    // when
    progress.frame(Arrays.copyOf(record, record.length - 3));

    // then
    assertThat(progress.number()).isEqualTo(SourceHistory.NOTHING);
    assertThat(progress.time()).isEqualTo(SourceHistory.NOTHING);
  }

  @Test
  void shouldTakeNothingOfARecordThatNamesASymbolBeyondItsTable() {
    // given
    begin(TERM);
    watermark(1_000, 5);
    writer.quote().number(6).symbol(1).eventTime(2_000);
    writer.commit();

    // when
    progress.frame(writer.finish(2_000));

    // then
    assertThat(progress.number()).isEqualTo(SourceHistory.NOTHING);
  }

  @Test
  void shouldTakeNothingOfAnotherEpoch() {
    // given
    writer.begin("replay", EPOCH + 1, TERM);
    watermark(1_000, 5);

    // when
    progress.frame(writer.finish(1_000));

    // then
    assertThat(progress.number()).isEqualTo(SourceHistory.NOTHING);
  }

  @Test
  void shouldTakeNothingOfALowerTerm() {
    // given
    begin(TERM);
    watermark(1_000, 5);
    progress.frame(writer.finish(1_000));
    begin(TERM - 1);
    watermark(9_000, 9);

    // when
    progress.frame(writer.finish(9_000));

    // then
    assertThat(progress.number()).isEqualTo(5);
    assertThat(progress.time()).isEqualTo(1_000);
  }

  private void begin(long term) {
    writer.begin("replay", EPOCH, term);
  }

  private void watermark(long time, long upTo) {
    writer.watermark().time(time).upTo(upTo);
    writer.commit();
  }
}

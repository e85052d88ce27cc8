package io.marketdata.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.wire.sbe.GapDecoder;
import io.marketdata.wire.sbe.GapEncoder;
import io.marketdata.wire.sbe.MessageHeaderEncoder;
import io.marketdata.wire.sbe.TradeDecoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A message that is shorter than the version says that wrote it is refused, an earlier one read.
 */
class ShortBlockTest {

  private static final int HEAD_LENGTH = 4;

  private final TickFrameWriter writer = new TickFrameWriter();
  private final FrameReader reader = new FrameReader();

  private byte[] trade(int version, int shorter) {
    writer.begin("source", 1, 1);
    int symbol = writer.symbol("BTCUSDT", -2, -8);
    writer.trade().number(1).eventTime(1).price(1).size(1).symbol(symbol);
    writer.commit();
    return cut(writer.finish(1), version, shorter);
  }

  private byte[] gap(int version, int shorter) {
    writer.begin("source", 1, 1);
    GapEncoder gap = writer.gap().fromNumber(1).upTo(2).fromTime(3).toTime(4);
    gap.symbol(GapEncoder.symbolNullValue());
    writer.commit();
    return cut(writer.finish(1), version, shorter);
  }

  /** The frame with its one message under that version and that many bytes shorter. */
  private static byte[] cut(byte[] frame, int version, int shorter) {
    UnsafeBuffer bytes = new UnsafeBuffer(frame);
    int message = HEAD_LENGTH + bytes.getInt(0);
    MessageHeaderEncoder header = new MessageHeaderEncoder().wrap(bytes, message + HEAD_LENGTH);
    int block = bytes.getShort(message + HEAD_LENGTH) & 0xffff;
    header.version(version).blockLength(block - shorter);
    bytes.putInt(message, bytes.getInt(message) - shorter);
    return java.util.Arrays.copyOf(frame, frame.length - shorter);
  }

  @ParameterizedTest
  @CsvSource({"0, 10", "1, 13", "2, 10", "3, 1", "3, 9", "4, 1"})
  void shouldRefuseATradeThatLacksBytes(int version, int shorter) {
    // given
    byte[] frame = trade(version, shorter);

    // when
    TickFrameCheck.Verdict verdict = TickFrameCheck.check(reader, frame);

    // then
    assertThat(verdict).isEqualTo(TickFrameCheck.Verdict.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void shouldReadATradeOfAnEarlierVersionAsOneWithoutOrderKeyAndVenue(int version) {
    // given
    byte[] frame = trade(version, 9);

    // when
    TickFrameCheck.Verdict verdict = TickFrameCheck.check(reader, frame);

    // then
    assertThat(verdict).isEqualTo(TickFrameCheck.Verdict.READABLE);
    assertThat(reader.next()).isTrue();
    assertThat(reader.trade().price()).isEqualTo(1);
    assertThat(reader.trade().sequence()).isEqualTo(TradeDecoder.sequenceNullValue());
    assertThat(reader.trade().venue()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 10})
  void shouldRefuseAGapThatLacksMoreThanItsNewestField(int shorter) {
    // given
    byte[] frame = gap(0, shorter);

    // when
    TickFrameCheck.Verdict verdict = TickFrameCheck.check(reader, frame);

    // then
    assertThat(verdict).isEqualTo(TickFrameCheck.Verdict.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(ints = {2})
  void shouldReadAGapOfTheFirstVersionAsOneOfAllSymbols(int shorter) {
    // given
    byte[] frame = gap(0, shorter);

    // when
    TickFrameCheck.Verdict verdict = TickFrameCheck.check(reader, frame);

    // then
    assertThat(verdict).isEqualTo(TickFrameCheck.Verdict.READABLE);
    assertThat(reader.next()).isTrue();
    assertThat(reader.gap().symbol()).isEqualTo(GapDecoder.symbolNullValue());
  }
}

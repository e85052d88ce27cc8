package io.marketdata.compute.core;

import static io.marketdata.compute.core.ClosingTest.at;
import static io.marketdata.compute.core.CoreRun.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.instrument.Instrument;
import io.marketdata.wire.TickFrameWriter;
import io.marketdata.wire.sbe.LineState;
import io.marketdata.wire.sbe.MessageHeaderDecoder;
import io.marketdata.wire.sbe.TradeDecoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames of earlier versions of the schema, and of a later one than this. */
class EvolutionTest {

  private static final Instrument COIN = ClosingTest.other("BTCUSD.BITSTAMP");
  private static final int LENGTH_BYTES = 4;

  private final CoreRun run = new CoreRun();

  private static List<String> golden(int version) throws IOException {
    String name = "frames-v" + version + ".txt";
    try (InputStream in = Objects.requireNonNull(EvolutionTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void shouldReadFramesOfAnEarlierVersion(int version) throws IOException {
    // given
    HexFormat hex = HexFormat.of();
    List<Update> updates = new java.util.ArrayList<>();

    // when
    for (String line : golden(version)) {
      updates.addAll(run.apply(hex.parseHex(line)));
    }

    // then
    assertThat(run.counts.rejections()).isZero();
    assertThat(texts(updates, "trade", "bar", "status"))
        .containsExactly(
            "status BTCUSD.BITSTAMP PHASE CONTINUOUS OK",
            "trade BTCUSD.BITSTAMP 1@100 UP",
            "bar BTCUSD.BITSTAMP 10:00 OPEN 100/100/100/100 vol 1",
            "status BTCUSD.BITSTAMP GAP CONTINUOUS OK",
            "bar BTCUSD.BITSTAMP 10:00 CLOSED 100/100/100/100 vol 1 partial");
  }

  /** The frames of the golden files; each was written once, by this, with its version. */
  static List<byte[]> firstVersion() {
    TickScript script = new TickScript("test");
    script.start = at("00:00:00");
    return List.of(
        script.line(LineState.LIVE).reference(COIN).frame(at("10:00:00")),
        script
            .quote(COIN, at("10:00:01"), 98, 100)
            .trade(COIN, at("10:00:02"), 100, 1)
            .frame(at("10:00:02")),
        script.gap(9, at("10:00:05"), at("10:00:10")).frame(at("10:00:10")),
        script.watermark(at("10:01:01")).frame(at("10:01:01")));
  }

  /** Every message with another eight bytes in its block, as a version that adds a field has. */
  private static byte[] widened(byte[] frame) {
    ByteBuffer from = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    int head = LENGTH_BYTES + from.getInt(0);
    to.write(frame, 0, head);
    for (int at = head; at < frame.length; at += LENGTH_BYTES + from.getInt(at)) {
      int length = from.getInt(at);
      int block = from.getShort(at + LENGTH_BYTES);
      int body = at + LENGTH_BYTES + MessageHeaderDecoder.ENCODED_LENGTH;
      ByteBuffer out =
          ByteBuffer.allocate(LENGTH_BYTES + length + 8).order(ByteOrder.LITTLE_ENDIAN);
      out.putInt(length + 8).putShort((short) (block + 8));
      out.put(frame, at + LENGTH_BYTES + 2, 4).putShort((short) 1);
      out.put(frame, body, block).putLong(-1);
      out.put(frame, body + block, length - MessageHeaderDecoder.ENCODED_LENGTH - block);
      to.writeBytes(out.array());
    }
    return to.toByteArray();
  }

  @Test
  void shouldReadMessagesThatHaveMoreFields() {
    // given
    List<byte[]> frames = firstVersion();
    CoreRun plain = new CoreRun();
    run.apply(frames.getFirst());
    plain.apply(frames.getFirst());

    for (byte[] frame : frames.subList(1, frames.size())) {
      // when
      List<Update> updates = run.apply(widened(frame));

      // then
      assertThat(updates).isNotEmpty().isEqualTo(plain.apply(frame));
    }
  }

  @Test
  void shouldPassOverMessagesOfAnUnknownTemplate() {
    // given
    List<byte[]> frames = firstVersion();
    run.apply(frames.getFirst());
    TickFrameWriter writer = new TickFrameWriter();
    writer.begin("test", 1, 0);
    int symbol = writer.symbol(COIN.symbol(), COIN.priceExponent(), COIN.sizeExponent());
    for (int i = 1; i <= 3; i++) {
      writer
          .trade()
          .number(i)
          .eventTime(at("10:00:02"))
          .price(100)
          .size(i)
          .symbol(symbol)
          .tradeId(TickScript.NONE)
          .tradingDay(TickScript.NO_DAY);
      writer.commit();
    }
    byte[] frame = writer.finish(at("10:00:02"));
    int trade = LENGTH_BYTES + MessageHeaderDecoder.ENCODED_LENGTH + TradeDecoder.BLOCK_LENGTH;
    int template = frame.length - 2 * trade + LENGTH_BYTES + 2;
    ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).putShort(template, (short) 29);

    // when
    List<Update> updates = run.apply(frame);

    // then
    assertThat(texts(updates, "trade"))
        .containsExactly(
            "trade BTCUSD.BITSTAMP 1@100 NEUTRAL", "trade BTCUSD.BITSTAMP 3@100 NEUTRAL");
    assertThat(run.counts.skipped).isEqualTo(1);
    assertThat(run.counts.alarms).containsEntry("template", 1L);
  }
}

package io.marketdata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.candle.Bar;
import io.marketdata.gateway.client.DisconnectReason;
import io.marketdata.gateway.protocol.BarJson;
import io.marketdata.gateway.protocol.ErrorCode;
import io.marketdata.gateway.protocol.JsonWriter;
import io.marketdata.gateway.protocol.MarketJson;
import io.marketdata.gateway.protocol.Replies;
import io.marketdata.gateway.protocol.RequestId;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import io.marketdata.wire.sbe.Direction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The protocol's page says what the gateway writes. */
class ProtocolDocumentTest {

  private static final Pattern EXAMPLE =
      Pattern.compile("<!-- example: (\\w+) -->\n```json\n(.*)\n```");
  private static final String SYMBOL = "600519.SH";
  private static final Bar BAR =
      UpdateFrames.bar(BarSpan.MINUTE, UpdateFrames.OPEN, 9, BarState.REVISED, 2, 1_685_50);

  private final MarketJson json = new MarketJson();
  private final FrameReader reader = new FrameReader();

  @Test
  void shouldShowWhatIsWritten() throws IOException {
    // given
    Map<String, String> written = new TreeMap<>();
    messages().forEach((name, bytes) -> written.put(name, text(bytes)));

    // when
    Map<String, String> shown = new TreeMap<>();
    for (MatchResult example : EXAMPLE.matcher(page()).results().toList()) {
      shown.put(example.group(1), example.group(2));
    }

    // then
    assertThat(shown).isEqualTo(written);
  }

  @Test
  void shouldListEveryError() throws IOException {
    // when
    String page = page();

    // then
    for (ErrorCode code : ErrorCode.values()) {
      assertThat(page)
          .contains(
              "| %d | `%s` | %s | %d |"
                  .formatted(
                      code.code(), code.key(), code.temporary() ? "yes" : "no", code.httpStatus()));
    }
  }

  @Test
  void shouldListEveryReasonToClose() throws IOException {
    // when
    String page = page();

    // then
    for (DisconnectReason reason : DisconnectReason.values()) {
      if (reason != DisconnectReason.GONE) {
        assertThat(page)
            .contains(
                "| %d | `%s` | %s |"
                    .formatted(reason.code(), reason.key(), reason.reconnect() ? "yes" : "no"));
      }
    }
  }

  private Map<String, byte[]> messages() {
    Map<String, byte[]> messages = new LinkedHashMap<>();
    byte[] trade = trade();
    messages.put("trade", trade);
    messages.put("combined", MarketJson.combined("600519.sh@trade", trade));
    messages.put("kline", json.bars().kline(SYMBOL, -2, 0, BAR));
    messages.put("quote", quote());
    messages.put("indicator", indicator());
    messages.put("gap", MarketJson.gap(SYMBOL, "600519.sh@trade", 174, 2_000, Long.MIN_VALUE));
    messages.put(
        "gapOfBars", MarketJson.gap(SYMBOL, "600519.sh@kline_1m", 12, 96, UpdateFrames.OPEN));
    messages.put("done", Replies.done(new RequestId(1L, null)));
    messages.put(
        "streams",
        Replies.streams(
            new RequestId(null, "list-1"), List.of("600519.sh@trade", "600519.sh@quote")));
    messages.put(
        "error",
        Replies.error(new RequestId(1L, null), ErrorCode.UNKNOWN_SYMBOL, "Invalid symbol: nobody"));
    messages.put("serverShutdown", Replies.serverShutdown(1_767_576_600_000L, false));
    JsonWriter row = new JsonWriter();
    BarJson.row(row, -2, 0, BAR, true);
    messages.put("row", row.toBytes());
    return messages;
  }

  private byte[] trade() {
    read(new UpdateFrames().begin().trade(SYMBOL, 7, 1_685_50, 300, Direction.DOWN).finish());
    return json.trade(SYMBOL, -2, 0, reader.tradeUpdate());
  }

  private byte[] quote() {
    read(new UpdateFrames().begin().quote(SYMBOL, 3, 1_685_50).finish());
    return json.quotes().quote(SYMBOL, -2, 0, 1, 1_256_197_800L, reader.quoteUpdate());
  }

  private byte[] indicator() {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("ma_5", 1685.1);
    values.put("ma_10", 0.1 + 0.2);
    read(new UpdateFrames().begin().indicators(SYMBOL, 11, 4, values).finish());
    return json.indicator(SYMBOL, "1m", "ma", reader.indicatorUpdate(), name -> true);
  }

  private void read(byte[] frame) {
    reader.wrap(frame);
    assertThat(reader.next()).isTrue();
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("..", "docs", "protocol.md"));
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}

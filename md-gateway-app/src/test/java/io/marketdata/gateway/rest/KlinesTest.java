package io.marketdata.gateway.rest;

import static io.marketdata.gateway.RunningGateway.SYMBOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.candle.Bar;
import io.marketdata.gateway.RunningGateway;
import io.marketdata.gateway.SocketClient;
import io.marketdata.gateway.UpdateFrames;
import io.marketdata.gateway.history.ScaledBar;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KlinesTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String KLINES = "/api/v3/klines?symbol=" + SYMBOL + "&interval=1m";
  private static final long OPEN_MILLIS = UpdateFrames.OPEN / 1_000_000;

  private static RunningGateway gateway;

  /** Minutes 0 to 9 in the view, 8 and 9 once more in the log, 9 revised, 10 open. */
  @BeforeAll
  static void start() {
    gateway = new RunningGateway();
    for (int minute = 0; minute < 10; minute++) {
      gateway.history.minutes.add(
          new ScaledBar(-2, 0, bar(minute, minute + 1, BarState.CLOSED, 168_000 + minute)));
    }
    gateway.publish(
        gateway
            .frames
            .begin()
            .bar(SYMBOL, bar(8, 9, BarState.CLOSED, 168_008))
            .bar(SYMBOL, bar(9, 10, BarState.CLOSED, 168_009))
            .bar(SYMBOL, bar(9, 11, BarState.REVISED, 169_009))
            .bar(SYMBOL, bar(10, 12, BarState.OPEN, 168_010))
            .finish());
    gateway.history.days.add(new ScaledBar(-2, 0, day(-3, 5)));
    gateway.publish(gateway.frames.begin().bar(SYMBOL, day(0, 6)).finish());
    gateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @AfterEach
  void readAgain() {
    gateway.history.unreadable = false;
    gateway.history.corrupt = false;
  }

  @Test
  void shouldMergeTheViewWithWhatIsBehindItsMark() {
    // when
    JsonNode rows = json(KLINES + "&ext=1");

    // then
    assertThat(rows.size()).isEqualTo(11);
    assertThat(rows.get(9).get(4).stringValue()).isEqualTo("1690.09");
    assertThat(rows.get(9).get(12).stringValue()).isEqualTo("revised");
    assertThat(rows.get(10).get(12).stringValue()).isEqualTo("open");
    assertThat(rows.get(10).get(15).longValue()).isEqualTo(12);
    assertThat(rows.get(0).size()).isEqualTo(16);
  }

  @Test
  void shouldShowABarThatIsOpenInTheViewAsOpen() {
    // given
    ScaledBar open = new ScaledBar(-2, 0, bar(-1, 1, BarState.OPEN, 168_000));
    gateway.history.minutes.add(open);

    // when
    JsonNode rows = json(KLINES + "&ext=1");

    // then
    gateway.history.minutes.remove(open);
    assertThat(rows.get(0).get(12).stringValue()).isEqualTo("open");
    assertThat(rows.get(1).get(12).stringValue()).isEqualTo("closed");
  }

  @Test
  void shouldKeepToBinancesTwelveFields() {
    // when
    JsonNode rows = json(KLINES);

    // then
    assertThat(rows.get(0).size()).isEqualTo(12);
    assertThat(rows.get(0).get(0).longValue()).isEqualTo(OPEN_MILLIS);
  }

  @ParameterizedTest
  @CsvSource({
    "limit=3, 8, 3",
    "startTime=0&limit=3, 0, 3",
    "startTime=1767576720000, 2, 9",
    "startTime=1767576720000&endTime=1767576840000, 2, 3",
    "endTime=1767576720000&limit=2, 1, 2",
    "startTime=1767576720001&endTime=1767576779999, 0, 0",
  })
  void shouldCutWhatIsAskedFor(String parameters, int first, int count) {
    // when
    JsonNode rows = json(KLINES + "&" + parameters);

    // then
    assertThat(rows.size()).isEqualTo(count);
    if (count > 0) {
      assertThat(rows.get(0).get(0).longValue()).isEqualTo(OPEN_MILLIS + first * 60_000L);
    }
  }

  @Test
  void shouldAnswerDayBarsWithTheRunningOne() {
    // when
    JsonNode rows = json("/api/v3/klines?symbol=600519.sh&interval=1d&ext=1");

    // then
    assertThat(rows.size()).isEqualTo(2);
    assertThat(rows.get(1).get(12).stringValue()).isEqualTo("open");
  }

  @Test
  void shouldAnswerATemporaryErrorWhereTheViewCannotBeRead() {
    // given
    gateway.history.unreadable = true;

    // when
    HttpResponse<String> answer = gateway.get(KLINES);

    // then
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).startsWith("{\"code\":-1001,\"msg\":");
  }

  @Test
  void shouldAnswerTheSameWhereTheViewIsDamaged() {
    // given
    gateway.history.corrupt = true;

    // when
    HttpResponse<String> answer = gateway.get(KLINES);

    // then
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).startsWith("{\"code\":-1001,\"msg\":");
  }

  @ParameterizedTest
  @CsvSource({
    "symbol=600519.SH, -1102",
    "interval=1m, -1102",
    "symbol=NOBODY&interval=1m, -1121",
    "symbol=600519.SH&interval=5m, -1120",
    "symbol=600519.SH&interval=1m&limit=x, -1100",
    "symbol=600519.SH&interval=1m&limit=0, -1130",
    "symbol=600519.SH&interval=1m&startTime=2&endTime=1, -1128",
  })
  void shouldCodeWhatIsWrong(String parameters, int code) {
    // when
    HttpResponse<String> answer = gateway.get("/api/v3/klines?" + parameters);

    // then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(JSON.readTree(answer.body()).get("code").intValue()).isEqualTo(code);
  }

  @Test
  void shouldAnswerAMessageWithItsBarOrALaterOne() {
    // given
    SocketClient client = gateway.connect("/ws/600519.sh@kline_1m");
    client.next();

    for (int seq = 100; seq < 110; seq++) {
      // when
      gateway.publish(
          gateway.frames.begin().bar(SYMBOL, bar(10, seq, BarState.OPEN, 168_000 + seq)).finish());
      JsonNode sent = client.next();
      JsonNode answered = json(KLINES + "&ext=1&limit=1").get(0);

      // then
      JsonNode bar = sent.get("k");
      assertThat(answered.get(15).longValue()).isGreaterThanOrEqualTo(seq);
      assertThat(answered.get(4)).isEqualTo(bar.get("c"));
      assertThat(answered.get(7)).isEqualTo(bar.get("q"));
      assertThat(answered.get(0)).isEqualTo(bar.get("t"));
    }
    client.abort();
  }

  @Test
  void shouldListInstrumentsInBinancesShape() {
    // when
    JsonNode info = json("/api/v3/exchangeInfo?symbols=%5B%22600519.sh%22%5D");

    // then
    JsonNode symbol = info.get("symbols").get(0);
    assertThat(symbol.get("symbol").stringValue()).isEqualTo(SYMBOL);
    assertThat(symbol.get("quoteAsset").stringValue()).isEqualTo("CNY");
    assertThat(symbol.get("filters").get(0).get("tickSize").stringValue()).isEqualTo("0.01");
  }

  @Test
  void shouldTellTheTimeAndThatItIsThere() {
    // when
    JsonNode time = json("/api/v3/time");
    JsonNode ping = json("/api/v3/ping");

    // then
    assertThat(time.get("serverTime").longValue()).isPositive();
    assertThat(ping.isEmpty()).isTrue();
  }

  private static Bar bar(int minute, long seq, BarState state, long close) {
    long rev = state == BarState.REVISED ? 1 : 0;
    long start = UpdateFrames.OPEN + minute * UpdateFrames.MINUTE;
    return UpdateFrames.bar(BarSpan.MINUTE, start, seq, state, rev, close);
  }

  private static Bar day(int days, long seq) {
    long start = (UpdateFrames.DAY + days) * 86_400_000_000_000L;
    BarState state = days < 0 ? BarState.CLOSED : BarState.OPEN;
    return UpdateFrames.bar(BarSpan.DAY, start, seq, state, 0, 168_000);
  }

  private static JsonNode json(String path) {
    HttpResponse<String> answer = gateway.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }
}

package io.marketdata.gateway.page;

import static io.marketdata.gateway.RunningGateway.SYMBOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketdata.candle.Bar;
import io.marketdata.gateway.RunningGateway;
import io.marketdata.gateway.UpdateFrames;
import io.marketdata.gateway.history.ScaledBar;
import io.marketdata.testkit.browser.Browser;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page's own work, in a real browser: history and stream made one, whatever comes between. */
class PageInBrowserTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String KLINES = "/api/v3/klines?symbol=" + SYMBOL + "&interval=1m&ext=1";
  private static final String STREAM = SYMBOL.toLowerCase(Locale.ROOT) + "@kline_1m";

  /** Lets a test hold the page's socket, and keep messages from it as a lossy line would. */
  private static final String HELD_SOCKET =
      """
      window.WebSocket = class extends WebSocket {
        constructor(address) {
          super(address);
          window.heldSocket = this;
          this.addEventListener('message', e => {
            if (window.muted) {
              window.kept.push(e.data);
              e.stopImmediatePropagation();
            }
          });
        }
      };
      """;

  private static Browser browser;
  private RunningGateway gateway;
  private long seq = 100;

  @BeforeAll
  static void open() {
    browser = Browser.openOrSkip();
    browser.prepare(HELD_SOCKET);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  /** Minutes 0 to 9 closed in the view, 10 open in the log. */
  @BeforeEach
  void start() {
    gateway = new RunningGateway();
    for (int minute = 0; minute < 10; minute++) {
      gateway.history.minutes.add(
          new ScaledBar(-2, 0, bar(minute, minute + 1, BarState.CLOSED, 168_000 + minute)));
    }
    gateway.publish(gateway.frames.begin().quote(SYMBOL, 1, 168_550).finish());
    publish(10, BarState.OPEN, 168_010);
    gateway.start();
  }

  @AfterEach
  void stop() {
    browser.visit("about:blank");
    gateway.close();
  }

  @Test
  void shouldDrawHistoryAndWhatFollows() {
    // given
    visit();
    awaitWhatTheGatewayAnswers(11);

    // when
    publish(10, BarState.CLOSED, 168_110);
    publish(5, BarState.REVISED, 167_500);
    publish(11, BarState.OPEN, 168_011);
    publish(11, BarState.OPEN, 168_211);

    // then
    awaitWhatTheGatewayAnswers(12);
    assertThat(browser.valueOf("document.querySelector('.row .last').textContent"))
        .isEqualTo("1685.50");
    assertThat(browser.valueOf("document.getElementById('legend').textContent"))
        .contains("C 1682.11", "V 1200");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void shouldKeepWhatComesWhileHistoryIsRead() {
    // given
    Sinks.Empty<Void> answered = Sinks.empty();
    gateway.history.delay = answered.asMono();
    visit();
    await().atMost(Browser.patience()).until(() -> gateway.history.asked.get() >= 2);
    await().atMost(Browser.patience()).until(() -> browser.holds("marketdata.bars().length === 1"));

    // when
    publish(10, BarState.CLOSED, 168_110);
    publish(9, BarState.REVISED, 169_000);
    publish(11, BarState.OPEN, 168_011);
    await().atMost(Browser.patience()).until(() -> browser.holds("marketdata.bars().length === 3"));
    answered.tryEmitEmpty();

    // then
    gateway.history.delay = Mono.empty();
    awaitWhatTheGatewayAnswers(12);
  }

  @Test
  void shouldReadAgainWhatAGapLeftOut() {
    // given
    visit();
    awaitWhatTheGatewayAnswers(11);
    mute();
    publish(3, BarState.REVISED, 166_000);
    publish(10, BarState.CLOSED, 168_110);
    publish(11, BarState.CLOSED, 168_111);
    awaitKept(3);

    // when
    browser.run(
        """
        window.muted = false;
        heldSocket.dispatchEvent(new MessageEvent('message', { data: JSON.stringify({
          stream: '%s', data: { e: 'gap', s: '%s', stream: '%s', from: 1, to: 999, start: %d } }) }));
        """
            .formatted(STREAM, SYMBOL, STREAM, UpdateFrames.OPEN / 1_000_000));

    // then
    awaitWhatTheGatewayAnswers(12);
  }

  @Test
  void shouldReadAgainAfterALostConnection() {
    // given
    visit();
    awaitWhatTheGatewayAnswers(11);
    mute();
    publish(3, BarState.REVISED, 166_000);
    publish(10, BarState.CLOSED, 168_110);
    publish(11, BarState.OPEN, 168_111);
    awaitKept(3);

    // when
    browser.run("window.muted = false; heldSocket.close();");

    // then
    awaitWhatTheGatewayAnswers(12);
    assertThat(state()).isEqualTo("live");
  }

  @Test
  void shouldNotComeBackWhereItIsToldNotTo() {
    // given
    visit();
    awaitWhatTheGatewayAnswers(11);

    // when
    browser.run(
        "heldSocket.dispatchEvent(new CloseEvent('close', { code: 3501, reason: 'bad_message' }))");

    // then
    assertThat(state()).isEqualTo("closed");
    assertThat(browser.valueOf("document.getElementById('connection-wait').textContent"))
        .isEqualTo("bad_message");
    browser.run("document.getElementById('connect').click()");
    await().atMost(Browser.patience()).until(() -> state().equals("live"));
  }

  @Test
  void shouldShowAnotherInstrumentWhereTheAddressNamesNone() {
    // when
    browser.visit("http://127.0.0.1:" + gateway.port() + "/#NOBODY<b>/1m");

    // then
    await()
        .atMost(Browser.patience())
        .until(() -> browser.holds("marketdata.symbol === '%s'".formatted(SYMBOL)));
    awaitWhatTheGatewayAnswers(11);
    assertThat(browser.valueOf("location.hash")).isEqualTo("#" + SYMBOL + "/1m");
  }

  @Test
  void shouldAskAgainUntilHistoryCanBeRead() {
    // given
    gateway.history.unreadable = true;
    visit();
    await()
        .atMost(Browser.patience())
        .until(() ->
            browser
                .valueOf("document.getElementById('notice').textContent")
                .contains("History cannot be read"));

    // when
    gateway.history.unreadable = false;

    // then
    awaitWhatTheGatewayAnswers(11);
  }

  private void visit() {
    browser.complaints();
    browser.visit("http://127.0.0.1:" + gateway.port() + "/#" + SYMBOL + "/1m");
    await().atMost(Browser.patience()).until(() -> state().equals("live"));
  }

  private static String state() {
    return browser.valueOf("document.getElementById('connection').dataset.state");
  }

  private static void mute() {
    browser.run("window.kept = []; window.muted = true;");
  }

  /** Waits until so many bars have been kept from the page. */
  private static void awaitKept(int bars) {
    await()
        .atMost(Browser.patience())
        .until(() -> browser.holds("kept.filter(m => m.includes('@kline')).length >= " + bars));
  }

  /** The rows of the page and the numbers of its picture are what a query answers. */
  private void awaitWhatTheGatewayAnswers(int bars) {
    await()
        .atMost(Browser.patience())
        .untilAsserted(() -> {
          JsonNode rows = JSON.readTree(gateway.get(KLINES).body());
          assertThat(rows.size()).isEqualTo(bars);
          assertThat(JSON.readTree(browser.valueOf("JSON.stringify(marketdata.bars())")))
              .isEqualTo(rows);
          assertThat(JSON.readTree(browser.valueOf("JSON.stringify(marketdata.drawn())")))
              .isEqualTo(numbers(rows));
        });
  }

  private static JsonNode numbers(JsonNode rows) {
    StringBuilder drawn = new StringBuilder("[");
    for (JsonNode row : rows) {
      drawn.append(drawn.length() > 1 ? "," : "").append(number(row));
    }
    return JSON.readTree(drawn.append(']').toString());
  }

  private static String number(JsonNode row) {
    return "{\"start\":%d,\"open\":%s,\"high\":%s,\"low\":%s,\"close\":%s,\"volume\":%s}"
        .formatted(
            row.get(0).longValue(),
            plain(row.get(1)),
            plain(row.get(2)),
            plain(row.get(3)),
            plain(row.get(4)),
            plain(row.get(5)));
  }

  /** As JavaScript writes the number that a text stands for. */
  private static String plain(JsonNode text) {
    return new BigDecimal(text.stringValue()).stripTrailingZeros().toPlainString();
  }

  private void publish(int minute, BarState state, long close) {
    gateway.publish(gateway.frames.begin().bar(SYMBOL, bar(minute, seq++, state, close)).finish());
  }

  private static Bar bar(int minute, long seq, BarState state, long close) {
    long rev = state == BarState.REVISED ? 1 : 0;
    long start = UpdateFrames.OPEN + minute * UpdateFrames.MINUTE;
    return UpdateFrames.bar(BarSpan.MINUTE, start, seq, state, rev, close);
  }
}

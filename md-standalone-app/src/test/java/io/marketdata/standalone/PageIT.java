package io.marketdata.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketdata.standalone.store.EmbeddedRedis;
import io.marketdata.testkit.browser.Browser;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page over the whole platform, as the first thing that somebody sees. */
class PageIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path PICTURES = Path.of("target");
  private static final int STATE = 12;

  @TempDir static Path temp;

  private static final PlatformPorts PORTS = PlatformProcess.freePorts();
  private static Browser browser;
  private static PlatformProcess platform;
  private static MarketClient client;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.openOrSkip();
    platform = PlatformProcess.start(temp.resolve("data"), PORTS, "--speed=20").awaitReady();
    client = new MarketClient(PORTS);
  }

  @AfterAll
  static void end() throws Exception {
    if (browser != null) {
      browser.close();
    }
    if (platform != null) {
      client.close();
      platform.kill();
      EmbeddedRedis.wipe(temp.toRealPath().resolve("data/redis"));
    }
  }

  @BeforeEach
  void visit() {
    browser.look(1400, 900, true);
    browser.visit("about:blank");
    browser.visit(PlatformProcess.http(PORTS, "/").toString());
    awaitThat("document.getElementById('connection').dataset.state === 'live'");
    awaitThat("marketdata.bars().length > 0");
  }

  @Test
  void shouldBeAliveWithQuotesAndACandle() throws Exception {
    // when
    awaitThat(
        "[...document.querySelectorAll('.row .last')].filter(e => /\\d/.test(e.textContent))"
            + ".length >= 30");

    // then
    awaitThat("document.querySelectorAll('#chart canvas').length > 0");
    assertThat(browser.holds("marketdata.drawn().length > 0")).isTrue();
    assertThat(addresses()).isNotEmpty().allMatch(a -> a.startsWith(here()));
    browser.picture(PICTURES.resolve("page-dark.png"));
    browser.look(1400, 900, false);
    browser.picture(PICTURES.resolve("page-light.png"));
    browser.look(390, 800, true);
    browser.picture(PICTURES.resolve("page-phone.png"));
    assertThat(browser.holds("document.documentElement.scrollWidth <= 390")).isTrue();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void shouldShowTheBarsThatAQueryAnswers() {
    // given
    browser.type("/");
    browser.type("btcusd.b", Keys.ENTER);
    awaitThat("marketdata.symbol === 'BTCUSD.BITSTAMP'");

    // when
    awaitThat("marketdata.bars().filter(row => row[12] !== 'open').length >= 5");

    // then
    assertThat(browser.valueOf("location.hash")).isEqualTo("#BTCUSD.BITSTAMP/1m");
    awaitTheBarsOf("1m", 5);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void shouldChangeTheIntervalAndTheInstrument() {
    // given
    browser.run("document.querySelector('[data-interval=\"1d\"]').click()");
    awaitThat("marketdata.interval === '1d' && marketdata.bars().length > 0");

    // when
    browser.run("document.querySelectorAll('.row')[2].click()");

    // then
    awaitThat("marketdata.symbol === document.querySelectorAll('.row')[2].dataset.symbol");
    awaitThat("document.querySelectorAll('.row')[2].ariaCurrent === 'true'");
    awaitTheBarsOf("1d", 1);
    assertThat(browser.complaints()).isEmpty();
  }

  private static void awaitThat(String expression) {
    await().atMost(Browser.patience()).until(() -> browser.holds(expression));
  }

  /**
   * Every closed bar of the page has the fields of the answer, every number of the picture is that
   * of its row, and no bar of the answer is missing. What changes between two looks is looked at
   * again.
   */
  private static void awaitTheBarsOf(String interval, int least) {
    String symbol = browser.valueOf("marketdata.symbol");
    String query =
        "/api/v3/klines?symbol=" + symbol + "&interval=" + interval + "&ext=1&limit=1000";
    await()
        .atMost(Browser.patience())
        .untilAsserted(() -> {
          JsonNode page = page();
          assertThat(page.get("bars").size()).isGreaterThanOrEqualTo(least);
          JsonNode answer = client.get(query);
          List<JsonNode> rows = settled(page.get("bars"), page.get("bars"));
          assertThat(rows).isEqualTo(settled(answer, page.get("bars")));
          assertThat(numbers(page.get("drawn"))).isEqualTo(numbersOfRows(page.get("bars")));
        });
  }

  private static JsonNode page() {
    return JSON.readTree(
        browser.valueOf("JSON.stringify({ bars: marketdata.bars(), drawn: marketdata.drawn() })"));
  }

  /** The rows before the page's newest one, which is still being written. */
  private static List<JsonNode> settled(JsonNode rows, JsonNode page) {
    long newest = page.get(page.size() - 1).get(0).asLong();
    List<JsonNode> settled = new ArrayList<>();
    rows.forEach(row -> {
      if (row.get(0).asLong() < newest) {
        assertThat(row.get(STATE).asString("")).isNotEqualTo("open");
        settled.add(row);
      }
    });
    return settled;
  }

  private static List<List<BigDecimal>> numbers(JsonNode drawn) {
    List<List<BigDecimal>> numbers = new ArrayList<>();
    for (JsonNode bar : drawn) {
      List<BigDecimal> one = new ArrayList<>();
      for (String name : List.of("start", "open", "high", "low", "close", "volume")) {
        one.add(bar.get(name).decimalValue().stripTrailingZeros());
      }
      numbers.add(one);
    }
    return numbers;
  }

  private static List<List<BigDecimal>> numbersOfRows(JsonNode rows) {
    List<List<BigDecimal>> numbers = new ArrayList<>();
    for (JsonNode row : rows) {
      List<BigDecimal> one = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        one.add(new BigDecimal(row.get(i).asString("")).stripTrailingZeros());
      }
      numbers.add(one);
    }
    return numbers;
  }

  private static List<String> addresses() {
    JsonNode entries =
        JSON.readTree(
            browser.valueOf(
                "JSON.stringify(performance.getEntriesByType('resource').map(e => e.name))"));
    List<String> addresses = new ArrayList<>();
    entries.forEach(entry -> addresses.add(entry.asString("")));
    return addresses;
  }

  private static String here() {
    return PlatformProcess.http(PORTS, "/").toString();
  }
}

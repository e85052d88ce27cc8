package io.marketdata.ingest.feed.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.calendar.ManualClock;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Judges what the market says by its text alone. */
class SimulatedMarketTest {

  private static final int DAY = (int) (ManualClock.nanos("2026-03-02T00:00:00Z") / MarketDay.DAY);
  private static final int MESSAGES = 60_000;

  private final Map<String, SimulatedInstrument> market =
      SimulatedMarket.builtIn(false).instruments().stream()
          .collect(Collectors.toMap(one -> one.instrument().symbol(), one -> one));

  @Test
  void shouldHoldTheMarketsThatPeopleKnow() {
    assertThat(market)
        .containsKeys(
            "600519.SH",
            "000001.SZ",
            "300750.SZ",
            "688981.SH",
            "430047.BJ",
            "00700.HK",
            "NVDA.US",
            "AAPL.US",
            "USDJPY",
            "EURUSD",
            "XAUUSD",
            "BTCUSDT",
            "ETHUSDT",
            "RB2605.SHFE",
            "IF2601.CFFEX",
            "AP610.CZCE")
        .hasSizeBetween(180, 220);
  }

  @Test
  void shouldQuoteOnTickWithASpread() {
    for (String[] quote : said('Q')) {
      // given
      SimulatedInstrument simulated = market.get(quote[1]);

      // when
      long bid = scaled(quote[3], simulated.instrument().priceExponent());
      long ask = scaled(quote[5], simulated.instrument().priceExponent());

      // then
      assertThat(bid).isPositive().isLessThan(ask);
      assertThat(bid % simulated.instrument().priceTick()).isZero();
      assertThat(ask % simulated.instrument().priceTick()).isZero();
      assertThat(scaled(quote[4], simulated.instrument().sizeExponent())).isPositive();
    }
  }

  @Test
  void shouldTradeNearTheBasePrice() {
    for (String[] trade : said('T')) {
      // given
      SimulatedInstrument simulated = market.get(trade[1]);

      // when
      long price = scaled(trade[4], simulated.instrument().priceExponent());

      // then
      assertThat(price).isBetween(simulated.basePrice() * 7 / 10, simulated.basePrice() * 13 / 10);
      assertThat(scaled(trade[5], simulated.instrument().sizeExponent())).isPositive();
    }
  }

  @Test
  void shouldKeepCumulativeFiguresConsistent() {
    // given
    Map<String, String[]> before = new HashMap<>();

    for (String[] now : said('S')) {
      // when
      String[] earlier = before.put(now[1], now);

      // then
      if (earlier != null) {
        checkAgainst(earlier, now);
      }
      checkWithin(now);
    }
  }

  @Test
  void shouldSnapshotTheWholeMarketAtOnceEveryThreeSeconds() {
    // given
    List<String[]> shanghai = said('S').stream().filter(one -> one[1].endsWith(".SH")).toList();

    // when
    Map<Long, Long> bursts =
        shanghai.stream()
            .collect(Collectors.groupingBy(one -> Long.parseLong(one[2]), Collectors.counting()));

    // then
    long symbols = market.keySet().stream().filter(one -> one.endsWith(".SH")).count();
    assertThat(bursts.values().stream().skip(1).limit(20)).containsOnly(symbols);
    assertThat(bursts.keySet().stream().map(t -> t % 3000).distinct()).hasSize(1);
  }

  @Test
  void shouldSpeakAtAModestRate() {
    // given
    MarketDay day = day();
    long begin = day.time();

    // when
    int count = 0;
    while (day.time() < begin + 10 * MarketDay.MINUTE) {
      day.pass();
      count++;
    }

    // then
    assertThat(count / 600).isBetween(120, 300);
  }

  @Test
  void shouldGoFromDayToDayWithoutAJump() {
    for (SimulatedInstrument simulated : market.values()) {
      // given
      PricePath path = new PricePath(7, simulated);
      path.begin(DAY);

      // when
      for (int minute = 0; minute < MarketDay.MINUTES; minute++) {
        path.minute(minute);
      }
      long close = path.at(0, 1, 0);
      path.begin(DAY + 1);
      path.minute(0);

      // then
      assertThat(path.start()).isEqualTo(close);
    }
  }

  private void checkAgainst(String[] earlier, String[] now) {
    SimulatedInstrument simulated = market.get(now[1]);
    BigDecimal volume = number(now[13]).subtract(number(earlier[13]));
    BigDecimal turnover = number(now[14]).subtract(number(earlier[14]));
    BigDecimal multiplier = BigDecimal.valueOf(simulated.instrument().multiplier());
    assertThat(volume).isGreaterThanOrEqualTo(BigDecimal.ZERO);
    assertThat(turnover).isEqualByComparingTo(volume.multiply(number(now[5])).multiply(multiplier));
    assertThat(number(now[15])).isGreaterThanOrEqualTo(number(earlier[15]));
    assertThat(number(now[7])).isGreaterThanOrEqualTo(number(earlier[7]));
  }

  private void checkWithin(String[] now) {
    if (number(now[13]).signum() > 0) {
      assertThat(number(now[5])).isBetween(number(now[8]), number(now[7]));
      assertThat(number(now[6])).isBetween(number(now[8]), number(now[7]));
    }
    int levels = Integer.parseInt(now[17]);
    assertThat(levels).isEqualTo(market.get(now[1]).style() == QuoteStyle.BOOK ? 5 : 1);
    for (int level = 0; level < levels; level++) {
      int at = 18 + level * 4;
      assertThat(number(now[at])).isLessThan(number(now[at + 2]));
      if (level > 0) {
        assertThat(number(now[at])).isLessThan(number(now[at - 4]));
        assertThat(number(now[at + 2])).isGreaterThan(number(now[at - 2]));
      }
    }
    if (!now[11].isEmpty()) {
      assertThat(number(now[5])).isLessThanOrEqualTo(number(now[11]));
    }
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }

  private static long scaled(String text, int exponent) {
    return new BigDecimal(text).movePointRight(-exponent).longValueExact();
  }

  private static MarketDay day() {
    MarketDay day = MarketDay.of(SimulatedMarket.builtIn(false), 7, 1000, symbol -> true);
    day.begin(DAY, 600, 0);
    return day;
  }

  private static List<String[]> said(char kind) {
    MarketDay day = day();
    List<String[]> said = new java.util.ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      VenueWriter message = day.take();
      if (message.buffer()[0] == kind) {
        String text = new String(message.buffer(), 0, message.length(), StandardCharsets.US_ASCII);
        said.add(text.split("\\|", -1));
      }
    }
    return said;
  }
}

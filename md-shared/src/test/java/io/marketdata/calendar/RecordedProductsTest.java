package io.marketdata.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.recorded.RecordedData;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Chinese futures against the tables of two trading frameworks. Each difference that is left is
 * named here with the reason why ours is right.
 */
class RecordedProductsTest {
  private static final String FOLDER = "calendars_instruments/";
  private final MarketRules rules = MarketRules.builtIn();

  @Test
  void shouldHaveTheProductsAndHoursOfATradingFramework() throws IOException {
    // given
    int day = (int) LocalDate.of(2024, 11, 1).toEpochDay();
    Map<String, String> hours = hoursById();
    List<String> different = new ArrayList<>();
    int compared = 0;

    // when
    for (Matcher product : products()) {
      String code = product.group("code");
      String theirs =
          figures(product.group("size"), product.group("tick")) + hours.get(product.group("hours"));
      Product ours = rules.product(code + "2505." + product.group("exchange"), day);
      compared++;
      if (!theirs.equals(ours == null ? "" : figures(ours) + hours(ours, day))) {
        different.add(code);
      }
    }

    // then: treasury bonds close at 15:15 (TS has ticked 0.002 since 2023-11-07), nr at 23:00
    assertThat(compared).isEqualTo(70);
    assertThat(different).containsExactlyInAnyOrder("T", "TF", "TS", "nr");
  }

  @Test
  void shouldHaveTheMultipliersAndTicksOfAnotherTradingFramework() throws IOException {
    // given
    int day = (int) LocalDate.of(2024, 4, 22).toEpochDay();
    String text = Files.readString(RecordedData.path(FOLDER + "javatrader_exchangeContracts.json"));
    List<String> different = new ArrayList<>();
    int compared = 0;

    // when
    for (String contract :
        text.substring(text.indexOf("\"contracts\":")).split("\"exchange\":", -1)) {
      String size = word(contract, "\"volumeMultiplier\"\\s*:\\s*([0-9.]+)");
      String tick = word(contract, "\"priceTick\"\\s*:\\s*([0-9.]+)");
      String codes = word(contract, "\"commodity\"\\s*:\\s*\\[([^]]*)]");
      String exchange = word(contract, "^\\s*\"(\\w+)\"");
      if (size == null || tick == null || codes == null || exchange == null) {
        continue;
      }
      for (String code : codes.replaceAll("[\"\\s]", "").split(",", -1)) {
        compared++;
        Product ours = rules.product(code + "2409." + exchange.toUpperCase(Locale.ROOT), day);
        if (ours == null || !figures(size, tick).equals(figures(ours))) {
          different.add(exchange + "." + code);
        }
      }
    }

    // then: the freight index is listed at INE
    assertThat(compared).isEqualTo(79);
    assertThat(different).containsExactly("shfe.ec");
  }

  private static String figures(String size, String tick) {
    return size + " x " + new BigDecimal(tick).stripTrailingZeros().toPlainString() + " ";
  }

  private static String figures(Product product) {
    BigDecimal tick = BigDecimal.valueOf(product.priceTick(), product.priceDecimals());
    return figures(String.valueOf(product.multiplier()), tick.toPlainString());
  }

  private String hours(Product product, int day) {
    return TradedHours.of(rules.schedule(product.schedule()), day);
  }

  private static Map<String, String> hoursById() throws IOException {
    Map<String, String> hours = new HashMap<>();
    Matcher id =
        Pattern.compile(
                "\"(\\w+)\":\\s*\\{\\s*\"name\".*?\"sections\":\\s*\\[(.*?)]", Pattern.DOTALL)
            .matcher(text("wondertrader_sessions.json.gz"));
    while (id.find()) {
      List<String> spans = new ArrayList<>();
      Matcher span =
          Pattern.compile("\"from\":\\s*(\\d+),\\s*\"to\":\\s*(\\d+)").matcher(id.group(2));
      while (span.find()) {
        spans.add(clock(span.group(1)) + "-" + clock(span.group(2)));
      }
      hours.put(id.group(1), String.join(" ", spans));
    }
    return hours;
  }

  private static LocalTime clock(String digits) {
    int time = Integer.parseInt(digits);
    return LocalTime.of(time / 100, time % 100);
  }

  private static List<Matcher> products() throws IOException {
    String text = text("wondertrader_commodities.json.gz");
    List<Matcher> products = new ArrayList<>();
    Pattern entry =
        Pattern.compile(
            "\"(?<code>\\w+)\":\\s*\\{[^{}]*?\"pricetick\":\\s*(?<tick>[0-9.]+)[^{}]*?\"volscale\":\\s*"
                + "(?<size>\\d+)[^{}]*?\"exchg\":\\s*\"(?<exchange>\\w+)\"[^{}]*?\"session\":\\s*"
                + "\"(?<hours>\\w+)\"");
    Matcher product = entry.matcher(text);
    while (product.find()) {
      Matcher one = entry.matcher(product.group());
      assertThat(one.find()).isTrue();
      products.add(one);
    }
    return products;
  }

  private static @Nullable String word(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.find() ? matcher.group(1) : null;
  }

  /** Names in these files are in another charset; what is read from them is ASCII. */
  private static String text(String file) throws IOException {
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(RecordedData.path(FOLDER + file)))) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}

package io.marketdata.calendar;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dated rules of futures by exchange and product code. Immutable. */
final class Products {
  private static final Pattern CODE = Pattern.compile("[A-Za-z]{1,8}");
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
  private static final int MAX_DECIMALS = 9;
  private static final long MAX_MULTIPLIER = 1_000_000_000L;

  private final Map<String, Dated<Product>> byCode;

  private Products(Map<String, Dated<Product>> byCode) {
    this.byCode = byCode;
  }

  static Products read(RuleRows rows, Map<String, Schedule> schedules) {
    Map<String, Map<Integer, Product>> grouped = new HashMap<>();
    for (Row row : rows.of(RowKind.PRODUCT)) {
      Product product = product(row, schedules);
      grouped
          .computeIfAbsent(key(product.exchange(), product.code()), key -> new HashMap<>())
          .put(row.dateOrNone(3, Dated.EVER), product);
    }
    Map<String, Dated<Product>> byCode = new HashMap<>();
    grouped.forEach((code, products) -> byCode.put(code, new Dated<>(products)));
    return new Products(byCode);
  }

  /** The product of a contract like {@code rb2605}: its code is the letters, then come digits. */
  @Nullable Product find(String exchange, String contract, int day) {
    int letters = 0;
    while (letters < contract.length() && Character.isLetter(contract.charAt(letters))) {
      letters++;
    }
    for (int i = letters; i < contract.length(); i++) {
      if (!Character.isDigit(contract.charAt(i))) {
        return null;
      }
    }
    Dated<Product> products = byCode.get(key(exchange, contract.substring(0, letters)));
    return products == null ? null : products.at(day);
  }

  boolean isAnyPerUnit(String exchange) {
    return byCode.values().stream()
        .flatMap(dated -> dated.all().stream())
        .anyMatch(one -> one.exchange().equals(exchange) && one.turnoverPerUnit());
  }

  private static Product product(Row row, Map<String, Schedule> schedules) {
    row.check(schedules.containsKey(row.id(4)), "unknown session: " + row.text(4));
    int decimals = (int) row.number(7, 0, MAX_DECIMALS);
    return new Product(
        row.matching(1, Boards.MARKET, "an exchange"),
        row.matching(2, CODE, "a product code"),
        row.id(4),
        row.number(5, 1, MAX_MULTIPLIER),
        tick(row, decimals),
        decimals,
        row.word(8, TurnoverKind.class) == TurnoverKind.PER_UNIT);
  }

  private static long tick(Row row, int decimals) {
    String text = row.matching(6, DECIMAL, "a price");
    BigDecimal steps = new BigDecimal(text).movePointRight(decimals).stripTrailingZeros();
    row.check(
        steps.signum() > 0 && steps.scale() <= 0, "not a whole number of price steps: " + text);
    return steps.longValueExact();
  }

  private static String key(String exchange, String code) {
    return exchange + "|" + code.toUpperCase(Locale.ROOT);
  }

  /** Words of the turnover column. */
  private enum TurnoverKind {
    FULL,
    PER_UNIT
  }
}

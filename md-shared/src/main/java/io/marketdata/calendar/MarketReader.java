package io.marketdata.calendar;

import io.marketdata.instrument.InstrumentType;
import io.marketdata.wire.sbe.BarPrice;
import io.marketdata.wire.sbe.LineKind;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the conventions of markets of their rows. */
final class MarketReader {
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3,8}");
  private static final long MAX_LOT = 1_000_000_000L;

  private MarketReader() {}

  static Map<String, MarketConventions> read(
      RuleRows rows, Map<String, Schedule> schedules, Set<String> conditions) {
    Map<String, MarketConventions> markets = new LinkedHashMap<>();
    for (Row row : rows.of(RowKind.MARKET)) {
      row.check(schedules.containsKey(row.id(5)), "unknown session: " + row.text(5));
      String table = idOrNull(row, 6);
      row.check(table == null || conditions.contains(table), "unknown conditions: " + table);
      MarketConventions market =
          new MarketConventions(
              row.matching(1, Boards.MARKET, "a market"),
              zone(row),
              row.isNone(3) ? null : row.matching(3, CURRENCY, "a currency"),
              row.constant(4, InstrumentType.class),
              row.id(5),
              table,
              row.number(7, 1, MAX_LOT),
              idOrNull(row, 8),
              barPrice(row),
              lines(row));
      markets.put(market.code(), market);
    }
    return markets;
  }

  private static @Nullable String idOrNull(Row row, int column) {
    return row.isNone(column) ? null : row.id(column);
  }

  private static BarPrice barPrice(Row row) {
    return switch (row.text(9)) {
      case "last" -> BarPrice.LAST;
      case "mid" -> BarPrice.MID;
      case "bid" -> BarPrice.BID;
      case "ask" -> BarPrice.ASK;
      default -> throw row.error("not one of last mid bid ask: " + row.text(9));
    };
  }

  private static LineKind lines(Row row) {
    return switch (row.text(10)) {
      case "auto" -> LineKind.AUTO;
      case "trades" -> LineKind.TRADES;
      case "snapshots" -> LineKind.SNAPSHOTS;
      case "quotes" -> LineKind.QUOTES;
      default -> throw row.error("not one of auto trades snapshots quotes: " + row.text(10));
    };
  }

  private static String zone(Row row) {
    try {
      return ZoneId.of(row.text(2)).getId();
    } catch (DateTimeException e) {
      throw row.error("not a time zone: " + row.text(2));
    }
  }
}

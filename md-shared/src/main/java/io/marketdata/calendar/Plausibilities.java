package io.marketdata.calendar;

import io.marketdata.instrument.SnapshotBounds;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Dated bounds of snapshots by market; volumes are in whole shares or contracts. Immutable. */
final class Plausibilities {
  private static final int MAX_PERMILLE = 1_000;
  private static final int MAX_COUNT = 100;
  private static final int MAX_FACTOR = 60_000;
  private static final long MAX_VOLUME = 1_000_000_000_000L;

  private final Map<String, Dated<SnapshotBounds>> byMarket;

  private Plausibilities(Map<String, Dated<SnapshotBounds>> byMarket) {
    this.byMarket = byMarket;
  }

  static Plausibilities read(RuleRows rows, Set<String> markets) {
    Map<String, Map<Integer, SnapshotBounds>> grouped = new HashMap<>();
    for (Row row : rows.of(RowKind.BOUND)) {
      String market = row.text(1);
      row.check(markets.contains(market), "unknown market: " + market);
      SnapshotBounds bounds =
          new SnapshotBounds(
              (int) row.number(3, 0, MAX_PERMILLE),
              (int) row.number(4, 0, MAX_FACTOR),
              row.number(5, 0, MAX_VOLUME),
              (int) row.number(6, 1, MAX_COUNT),
              (int) row.number(7, 1, MAX_COUNT));
      grouped
          .computeIfAbsent(market, key -> new HashMap<>())
          .put(row.dateOrNone(2, Dated.EVER), bounds);
    }
    Map<String, Dated<SnapshotBounds>> byMarket = new HashMap<>();
    grouped.forEach((market, bounds) -> byMarket.put(market, new Dated<>(bounds)));
    return new Plausibilities(byMarket);
  }

  SnapshotBounds find(String market, int day) {
    Dated<SnapshotBounds> dated = byMarket.get(market);
    SnapshotBounds bounds = dated == null ? null : dated.at(day);
    return bounds == null ? SnapshotBounds.NONE : bounds;
  }
}

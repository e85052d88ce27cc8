package io.marketdata.calendar;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Dated price limits by board. Immutable. */
final class PriceLimits {
  private static final int MAX_PERMILLE = 1_000;
  private static final int MAX_FREE_DAYS = 100;

  private final Map<String, Dated<PriceLimit>> byBoard;

  private PriceLimits(Map<String, Dated<PriceLimit>> byBoard) {
    this.byBoard = byBoard;
  }

  static PriceLimits read(RuleRows rows, Set<String> boards) {
    Map<String, Map<Integer, PriceLimit>> grouped = new HashMap<>();
    for (Row row : rows.of(RowKind.LIMIT)) {
      String board = row.id(1);
      row.check(boards.contains(board), "unknown board: " + board);
      PriceLimit limit =
          new PriceLimit(permille(row, 3), permille(row, 4), (int) row.number(5, 0, MAX_FREE_DAYS));
      grouped
          .computeIfAbsent(board, key -> new HashMap<>())
          .put(row.dateOrNone(2, Dated.EVER), limit);
    }
    Map<String, Dated<PriceLimit>> byBoard = new HashMap<>();
    grouped.forEach((board, limits) -> byBoard.put(board, new Dated<>(limits)));
    return new PriceLimits(byBoard);
  }

  @Nullable PriceLimit find(String board, int day) {
    Dated<PriceLimit> limits = byBoard.get(board);
    return limits == null ? null : limits.at(day);
  }

  private static int permille(Row row, int column) {
    return row.isNone(column) ? PriceLimit.UNLIMITED : (int) row.number(column, 1, MAX_PERMILLE);
  }
}

package io.marketdata.calendar;

import io.marketdata.instrument.InstrumentType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the board of a code. Immutable. */
final class Boards {
  static final Pattern MARKET = Pattern.compile("[A-Z0-9]{1,16}");

  private static final int MAX_DECIMALS = 16;
  private static final long MAX_LOT = 1_000_000_000L;

  private final Map<String, List<Group>> byMarket;
  private final Set<String> ids;

  /** Codes that change their rules together. */
  private record Group(CodeRanges codes, Dated<Board> boards) {}

  private Boards(Map<String, List<Group>> byMarket, Set<String> ids) {
    this.byMarket = byMarket;
    this.ids = ids;
  }

  static Boards read(RuleRows rows, Map<String, Schedule> schedules) {
    Map<String, List<Row>> grouped = new LinkedHashMap<>();
    for (Row row : rows.of(RowKind.BOARD)) {
      row.matching(1, MARKET, "a market");
      grouped.computeIfAbsent(row.text(1) + "|" + row.text(2), key -> new ArrayList<>()).add(row);
    }
    Map<String, List<Group>> byMarket = new HashMap<>();
    Set<String> ids = new HashSet<>();
    for (List<Row> group : grouped.values()) {
      Map<Integer, Board> boards = new HashMap<>();
      for (Row row : group) {
        Board board = board(row, schedules);
        if (board.id() != null) {
          ids.add(board.id());
        }
        boards.put(row.dateOrNone(4, Dated.EVER), board);
      }
      Row first = group.getFirst();
      byMarket
          .computeIfAbsent(first.text(1), key -> new ArrayList<>())
          .add(new Group(CodeRanges.parse(first, 2), new Dated<>(boards)));
    }
    return new Boards(byMarket, ids);
  }

  /** The board of a code on a day; of several the one with the longest prefix. */
  @Nullable Board find(String market, String code, int day) {
    Board found = null;
    int longest = CodeRanges.NO_MATCH;
    for (Group group : byMarket.getOrDefault(market, List.of())) {
      int match = group.codes().match(code);
      Board board = match > longest ? group.boards().at(day) : null;
      if (board != null) {
        found = board;
        longest = match;
      }
    }
    return found;
  }

  /** Ids of all boards. */
  Set<String> ids() {
    return ids;
  }

  private static Board board(Row row, Map<String, Schedule> schedules) {
    row.check(schedules.containsKey(row.id(6)), "unknown session: " + row.text(6));
    return new Board(
        row.constant(3, InstrumentType.class),
        row.isNone(5) ? null : row.id(5),
        row.id(6),
        (int) row.number(7, 0, MAX_DECIMALS),
        row.number(8, 1, MAX_LOT),
        row.number(9, 1, MAX_LOT));
  }
}

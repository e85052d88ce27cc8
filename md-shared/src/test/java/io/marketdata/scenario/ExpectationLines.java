package io.marketdata.scenario;

import io.marketdata.candle.Interval;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what a scenario expects: {@code expect ...} with its rows, and {@code ? ...}. */
final class ExpectationLines {

  private static final Set<String> OPTIONS =
      Set.of("fill", "label", "auction", "timezone", "boundary", "extremes");
  private static final Set<String> QUOTE_FIGURES =
      Set.of(
          "last",
          "open",
          "high",
          "low",
          "previous-close",
          "previous-settlement",
          "settlement",
          "volume",
          "turnover",
          "n",
          "oi",
          "limit-up",
          "limit-down",
          "up-volume",
          "down-volume");
  private static final String NONE = "none";
  private static final Set<String> QUOTE_WORDS = Set.of("phase", "quality");
  static final Set<String> COUNTS =
      new TreeSet<>(
          Set.of(
              "rejected",
              "twin",
              "late",
              "unattributed",
              "unscheduled",
              "rebased",
              "implausible",
              "unknown-condition",
              "volume-backward",
              "out-of-session",
              "earlier-day",
              "bad-price",
              "zero-size",
              "bad-trading-day",
              "foreign-source",
              "unknown-instrument",
              "inexact-mid",
              "stale"));

  private final LocalTimes times;
  private final SymbolNames names;

  ExpectationLines(LocalTimes times, SymbolNames names) {
    this.times = times;
    this.names = names;
  }

  /** The head of a block, with the rows that follow it. */
  Expectation block(Words head, List<Words> rows) {
    head.next("expect");
    String what = head.next("what is expected");
    Interval interval = Interval.find(what);
    if (interval != null) {
      return bars(head, interval, rows);
    }
    return switch (what) {
      case "trades" -> trades(head, rows);
      case "quote" -> alone(quote(head), rows);
      case "counts" -> alone(counts(head), rows);
      default ->
          throw head.unknown("expectation", what, Set.of("1m", "1d", "trades", "quote", "counts"));
    };
  }

  /** What must hold at one moment. */
  Expectation check(Words words) {
    String what = words.next("what is checked");
    if (what.equals("quote")) {
      return quote(words);
    }
    boolean isAbsent = what.equals("no");
    Interval interval = Interval.find(isAbsent ? words.next("an interval") : what);
    if (interval == null) {
      throw words.unknown("check", what, Set.of("1m", "1d", "no", "quote"));
    }
    String symbol = symbol(words);
    Map<String, String> options = options(words);
    return isAbsent
        ? new Expectation.Bars(
            words.line(),
            interval,
            symbol,
            options,
            false,
            List.of(),
            List.of(start(words, interval, words.next("a start"))))
        : new Expectation.Bars(
            words.line(),
            interval,
            symbol,
            options,
            false,
            List.of(row(words, interval)),
            List.of());
  }

  private static Expectation alone(Expectation expectation, List<Words> rows) {
    if (!rows.isEmpty()) {
      throw rows.getFirst().error("no row should follow");
    }
    return expectation;
  }

  private Expectation bars(Words head, Interval interval, List<Words> rows) {
    String symbol = symbol(head);
    Map<String, String> options = options(head);
    head.end();
    List<BarRow> bars = new ArrayList<>();
    @Nullable BarRow before = null;
    for (Words row : rows) {
      BarRow bar = row(row, interval);
      row.end();
      if (before != null && bar.start() < before.start()) {
        throw row.error("bars are listed in the order of their starts");
      }
      before = bar;
      bars.add(bar);
    }
    return new Expectation.Bars(head.line(), interval, symbol, options, true, bars, List.of());
  }

  private String symbol(Words words) {
    return names.isSymbol(words.peek())
        ? names.of(words, words.next("a symbol"))
        : names.only(words);
  }

  private static Map<String, String> options(Words words) {
    Map<String, String> options = new HashMap<>();
    while (words.peek().indexOf('=') > 0) {
      String[] pair = words.next("").split("=", 2);
      if (!OPTIONS.contains(pair[0])) {
        throw words.unknown("option", pair[0], OPTIONS);
      }
      options.put(pair[0], pair[1]);
    }
    return options;
  }

  private long start(Words words, Interval interval, String text) {
    if (!interval.isOfDays()) {
      return times.nanos(words, text);
    }
    return LocalTimes.startOfDay(LocalTimes.date(words.only(text)));
  }

  private BarRow row(Words words, Interval interval) {
    String start = words.next("a start");
    boolean isAuction = start.endsWith("!");
    long time = start(words, interval, isAuction ? start.substring(0, start.length() - 1) : start);
    BigDecimal open = words.number("open");
    BigDecimal high = words.number("high");
    BigDecimal low = words.number("low");
    BigDecimal close = words.number("close");
    BigDecimal volume = words.number("volume");
    BigDecimal turnover = words.number("turnover");
    long trades = BarRow.ANY;
    if (words.peek().equals("-")) {
      words.next("");
    } else {
      trades = words.whole("number of trades");
    }
    String state = words.oneOf("state", BarRow.STATES);
    long rev = words.whole("rev");
    Set<String> marks = new HashSet<>();
    Map<String, BigDecimal> figures = new HashMap<>();
    String reason = "";
    Set<String> known = new HashSet<>(BarRow.MARKS);
    known.addAll(BarRow.FIGURES);
    known.add("reason");
    while (words.hasNext()) {
      String word = words.oneOf("mark or figure of a bar", known);
      if (BarRow.MARKS.contains(word)) {
        marks.add(word);
      } else if (word.equals("reason")) {
        reason = words.oneOf("reason", Set.of("late", "correction", "cancel", "backfill"));
      } else {
        figures.put(word, words.number(word));
      }
    }
    return new BarRow(
        time, isAuction, open, high, low, close, volume, turnover, trades, state, rev, marks,
        figures, reason);
  }

  private Expectation trades(Words head, List<Words> rows) {
    String symbol = symbol(head);
    head.end();
    List<TradeRow> trades = new ArrayList<>();
    for (Words row : rows) {
      long time = times.nanos(row, row.next("a time"));
      BigDecimal price = row.number("price");
      BigDecimal size = row.number("size");
      String direction = row.oneOf("direction", TradeRow.DIRECTIONS);
      Set<String> flags = new HashSet<>();
      while (row.hasNext()) {
        flags.add(row.oneOf("flag", TradeRow.FLAGS));
      }
      trades.add(new TradeRow(time, price, size, direction, flags));
    }
    return new Expectation.Trades(head.line(), symbol, trades);
  }

  private Expectation quote(Words words) {
    String symbol = symbol(words);
    Map<String, BigDecimal> figures = new HashMap<>();
    Map<String, String> says = new HashMap<>();
    Set<String> known = new HashSet<>(QUOTE_FIGURES);
    known.addAll(QUOTE_WORDS);
    do {
      String name = words.oneOf("figure of a quote", known);
      if (QUOTE_FIGURES.contains(name) && words.peek().equals(NONE)) {
        says.put(name, words.next(NONE));
      } else if (QUOTE_FIGURES.contains(name)) {
        figures.put(name, words.number(name));
      } else {
        Set<String> values =
            name.equals("phase") ? StepLine.PHASES : Set.of("ok", "stale", "suspect");
        says.put(name, words.oneOf(name, values));
      }
    } while (words.hasNext());
    return new Expectation.Quote(words.line(), symbol, figures, says);
  }

  private static Expectation counts(Words words) {
    Map<String, Long> counts = new HashMap<>();
    do {
      counts.put(words.oneOf("count", COUNTS), words.whole("a count"));
    } while (words.hasNext());
    return new Expectation.Counts(words.line(), counts);
  }
}

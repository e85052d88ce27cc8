package io.marketdata.compute.core;

import io.marketdata.calendar.SessionClock;
import io.marketdata.calendar.SessionTemplates;
import io.marketdata.candle.Bar;
import io.marketdata.candle.BarPeriod;
import io.marketdata.candle.BarRollup;
import io.marketdata.candle.Interval;
import io.marketdata.instrument.Instrument;
import io.marketdata.scenario.BarRow;
import io.marketdata.scenario.Expectation;
import io.marketdata.wire.sbe.BarSpan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Holds what a scenario expects against what was published. */
final class ScenarioCheck {

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "fill", "none",
          "label", "start",
          "auction", "merge",
          "boundary", "start",
          "extremes", "session",
          "timezone", "UTC");

  private final PublishedBars published;
  private final CoreRun.Counts counts;
  private final ScenarioRecords records;
  private final boolean withLife;

  /**
   * A check of one run.
   *
   * @param withLife whether state and revisions of bars count
   */
  ScenarioCheck(
      PublishedBars published, CoreRun.Counts counts, ScenarioRecords records, boolean withLife) {
    this.published = published;
    this.counts = counts;
    this.records = records;
    this.withLife = withLife;
  }

  /** What is otherwise. */
  List<String> check(Expectation expectation) {
    String line = "line " + expectation.line() + ": ";
    List<String> differences =
        switch (expectation) {
          case Expectation.Bars bars -> bars(bars);
          case Expectation.Trades trades ->
              trades.rows().equals(published.trades(trades.symbol()))
                  ? List.of()
                  : List.of(
                      "trades " + trades.rows() + " but was " + published.trades(trades.symbol()));
          case Expectation.Quote quote -> quote(quote);
          case Expectation.Counts expected -> counts(expected);
        };
    return differences.stream().map(difference -> line + difference).toList();
  }

  private List<String> bars(Expectation.Bars expected) {
    TreeMap<Long, BarRow> rows = new TreeMap<>();
    actual(expected).forEach(row -> rows.put(row.start(), row));
    List<String> differences = new ArrayList<>();
    for (BarRow row : expected.rows()) {
      BarRow actual = row.auction() ? null : rows.remove(row.start());
      if (actual == null || !row.isMetBy(actual, withLife)) {
        String was = actual == null ? "nothing" : actual.text(row, withLife);
        differences.add(
            expected.interval() + " expected\n  " + row.text(row, withLife) + "\n  " + was);
      }
    }
    if (expected.complete()) {
      rows.values().forEach(row -> differences.add(expected.interval() + " not expected " + row));
    }
    for (long start : expected.absent()) {
      if (rows.containsKey(start)) {
        differences.add(expected.interval() + " must not be there yet: " + rows.get(start));
      }
    }
    return differences;
  }

  private List<BarRow> actual(Expectation.Bars expected) {
    expected
        .options()
        .forEach((option, value) -> {
          if (!value.equals(DEFAULTS.get(option))) {
            throw new UnsupportedOperationException(
                "bars with " + option + "=" + value + " are not made yet");
          }
        });
    Instrument instrument = records.instrument(expected.symbol());
    Interval interval = expected.interval();
    List<Bar> bars =
        switch (interval.kind()) {
          case MINUTES ->
              interval == Interval.M1
                  ? stored(expected.symbol(), BarSpan.MINUTE)
                  : rolledUp(interval, instrument);
          case DAYS -> stored(expected.symbol(), BarSpan.DAY);
          case SECONDS, WEEKS, MONTHS ->
              throw new UnsupportedOperationException(interval + " bars are not made yet");
        };
    return bars.stream().map(bar -> PublishedBars.BarRowOf.row(bar, instrument)).toList();
  }

  private List<Bar> stored(String symbol, BarSpan span) {
    return List.copyOf(published.bars(symbol, span).values());
  }

  private List<Bar> rolledUp(Interval interval, Instrument instrument) {
    SessionClock clock = new SessionClock(SessionTemplates.builtIn().get(instrument.sessionId()));
    TreeMap<Long, BarRollup> rollups = new TreeMap<>();
    for (Bar minute : stored(instrument.symbol(), BarSpan.MINUTE)) {
      BarPeriod period = BarPeriod.of(interval, clock.day(minute.tradingDay()), minute.start());
      rollups.computeIfAbsent(period.start(), start -> new BarRollup(period)).put(minute);
    }
    long closedThrough = published.closedThrough(instrument.symbol());
    return rollups.values().stream().map(rollup -> rollup.bar(closedThrough)).toList();
  }

  private List<String> quote(Expectation.Quote expected) {
    List<String> differences = new ArrayList<>();
    Map<String, BigDecimal> figures = published.quote(expected.symbol());
    expected
        .figures()
        .forEach((name, value) -> {
          BigDecimal actual = figures.get(name);
          if (actual == null || actual.compareTo(value) != 0) {
            differences.add("quote " + name + " " + value + " but was " + actual);
          }
        });
    Map<String, String> words = published.quoteWords(expected.symbol());
    expected
        .words()
        .forEach((name, value) -> {
          boolean isAbsent = value.equals("none") && !figures.containsKey(name);
          if (!isAbsent && !value.equals(words.get(name))) {
            String actual = words.getOrDefault(name, String.valueOf(figures.get(name)));
            differences.add("quote " + name + " " + value + " but was " + actual);
          }
        });
    return differences;
  }

  private List<String> counts(Expectation.Counts expected) {
    List<String> differences = new ArrayList<>();
    expected
        .counts()
        .forEach((name, value) -> {
          long actual = count(name);
          if (actual != value) {
            differences.add(
                "%s %d but was %d; rejected were %s, alarms %s"
                    .formatted(name, value, actual, counts.rejected, counts.alarms));
          }
        });
    return differences;
  }

  private long count(String name) {
    if (name.equals("rejected")) {
      return counts.rejections();
    }
    if (name.equals("twin")) {
      return counts.twin;
    }
    String reason = name.toUpperCase(Locale.ROOT).replace('-', '_');
    long rejected =
        counts.rejected.entrySet().stream()
            .filter(entry -> entry.getKey().name().equals(reason))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return rejected + counts.alarms.getOrDefault(name.replace('-', ' '), 0L);
  }
}

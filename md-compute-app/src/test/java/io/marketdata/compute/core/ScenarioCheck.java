package io.marketdata.compute.core;

import io.marketdata.scenario.BarRow;
import io.marketdata.scenario.Expectation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Holds what a scenario expects against what was published. */
final class ScenarioCheck {

  /** A bar, or the record of an auction, of one start. */
  private record Place(long start, boolean auction) {}

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
    Map<Place, BarRow> rows = new LinkedHashMap<>();
    QueriedBars.of(expected, published, records.instrument(expected.symbol()))
        .forEach(row -> rows.put(new Place(row.start(), row.auction()), row));
    List<String> differences = new ArrayList<>();
    for (BarRow row : expected.rows()) {
      BarRow actual = rows.remove(new Place(row.start(), row.auction()));
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
      BarRow actual = rows.get(new Place(start, false));
      if (actual != null) {
        differences.add(expected.interval() + " must not be there yet: " + actual);
      }
    }
    return differences;
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

package io.marketdata.scenario;

import io.marketdata.candle.Interval;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What a scenario expects. */
public sealed interface Expectation {

  /** Its line in the file. */
  int line();

  /**
   * Bars of one interval.
   *
   * @param options of the query: fill, label, auction, timezone, boundary, extremes
   * @param complete whether a bar that is not listed must not be there
   * @param absent starts of bars that must not be there
   */
  record Bars(
      int line,
      Interval interval,
      String symbol,
      Map<String, String> options,
      boolean complete,
      List<BarRow> rows,
      List<Long> absent)
      implements Expectation {
    /** Copies the collections. */
    public Bars {
      options = Map.copyOf(options);
      rows = List.copyOf(rows);
      absent = List.copyOf(absent);
    }
  }

  /** All trades that are published of a symbol, each as {@link TradeRow}. */
  record Trades(int line, String symbol, List<TradeRow> rows) implements Expectation {
    /** Copies the rows. */
    public Trades {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Figures of a symbol's newest quote.
   *
   * @param figures numbers by their words
   * @param words phase and quality; {@code none} for a number that must not be there
   */
  record Quote(int line, String symbol, Map<String, BigDecimal> figures, Map<String, String> words)
      implements Expectation {
    /** Copies the maps. */
    public Quote {
      figures = Map.copyOf(figures);
      words = Map.copyOf(words);
    }
  }

  /** What was counted, by its word: rejected, late, volume-backward and so on. */
  record Counts(int line, Map<String, Long> counts) implements Expectation {
    /** Copies the map. */
    public Counts {
      counts = Map.copyOf(counts);
    }
  }
}

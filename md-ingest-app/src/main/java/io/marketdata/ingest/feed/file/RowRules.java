package io.marketdata.ingest.feed.file;

import java.time.Instant;

/**
 * How rows are read beyond their columns. Immutable.
 *
 * @param suffix what is added to a symbol that has no dot, such as {@code .US}; empty for nothing
 * @param notBefore earliest time that a row may have, epoch nanoseconds; an earlier one is wrong
 * @param units in which sizes and turnover are told
 */
public record RowRules(String suffix, long notBefore, FigureUnits units) {

  /** Symbols are taken as they are, in upper case, and times from 1970 on. */
  public static final RowRules PLAIN = new RowRules("", 0, FigureUnits.NONE);

  private static final long NINETIES =
      Instant.parse("1990-01-01T00:00:00Z").getEpochSecond() * 1_000_000_000L;

  /** Checks the suffix. */
  public RowRules {
    if (!suffix.matches("(\\.[A-Z0-9]{1,16})?")) {
      throw new IllegalArgumentException("not a suffix of symbols: " + suffix);
    }
  }

  /** Rules with this suffix, for times from 1970 on. */
  public static RowRules withSuffix(String suffix) {
    return new RowRules(suffix, 0, FigureUnits.NONE);
  }

  /** The same for rows that tell figures in these units. */
  RowRules in(FigureUnits told) {
    return new RowRules(suffix, notBefore, told);
  }

  /** The same for times from 1990 on: what a market that runs may be told. */
  RowRules fromNineties() {
    return new RowRules(suffix, NINETIES, units);
  }
}

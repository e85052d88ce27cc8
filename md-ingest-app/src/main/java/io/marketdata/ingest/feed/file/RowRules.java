package io.marketdata.ingest.feed.file;

/**
 * How rows are read beyond their columns. Immutable.
 *
 * @param suffix what is added to a symbol that has no dot, such as {@code .US}; empty for nothing
 */
public record RowRules(String suffix) {

  /** Symbols are taken as they are, in upper case. */
  public static final RowRules PLAIN = new RowRules("");

  /** Checks the suffix. */
  public RowRules {
    if (!suffix.matches("(\\.[A-Z0-9]{1,16})?")) {
      throw new IllegalArgumentException("not a suffix of symbols: " + suffix);
    }
  }
}

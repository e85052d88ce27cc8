package io.marketdata.compute.view;

/** The fields of a symbol's live hash. */
enum LiveName {
  QUOTE("quote", false),
  STATUS("status", false),
  MINUTE("minute", true),
  BAR_1M("bar.1m", true),
  BAR_1D("bar.1d", true),
  INDICATOR_1M("indicator.1m", true);

  private final String field;
  private final boolean hasStart;

  LiveName(String field, boolean hasStart) {
    this.field = field;
    this.hasStart = hasStart;
  }

  String field() {
    return field;
  }

  /** Whether the newest start wins, so that the revision of an older bar does not. */
  boolean hasStart() {
    return hasStart;
  }
}

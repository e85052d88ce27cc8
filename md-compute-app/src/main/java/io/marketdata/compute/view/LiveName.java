package io.marketdata.compute.view;

import io.marketdata.history.ViewKeys;

/** The fields of a symbol's live hash. */
enum LiveName {
  QUOTE(ViewKeys.QUOTE, false),
  STATUS(ViewKeys.STATUS, false),
  MINUTE(ViewKeys.MINUTE, true),
  BAR_1M(ViewKeys.BAR_MINUTE, true),
  BAR_1D(ViewKeys.BAR_DAY, true),
  INDICATOR_1M(ViewKeys.INDICATOR_MINUTE, true);

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

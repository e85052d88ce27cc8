package io.marketdata.compute.partition;

/**
 * The end of a partition's log as it was told last.
 *
 * @param offset behind the last record, -1 where it has not been told
 * @param at when it was told, nanoseconds of the owners' monotonic clock
 */
record LogEnd(long offset, long at) {

  static final LogEnd UNKNOWN = new LogEnd(-1, 0);

  boolean isKnown() {
    return offset >= 0;
  }
}

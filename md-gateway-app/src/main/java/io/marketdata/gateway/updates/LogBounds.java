package io.marketdata.gateway.updates;

/**
 * What a partition holds.
 *
 * @param begin first offset that is still there
 * @param end offset behind the last record
 */
public record LogBounds(long begin, long end) {

  public LogBounds {
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("bounds " + begin + " to " + end);
    }
  }
}

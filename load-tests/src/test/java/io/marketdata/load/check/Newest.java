package io.marketdata.load.check;

import java.util.Map;

/**
 * The newest of one thing.
 *
 * @param start of the bar or minute that it is about; a later one wins
 * @param epoch then the later epoch
 * @param seq then the higher one
 * @param fields what it says
 */
record Newest(long start, long epoch, long seq, Map<String, String> fields) {

  /** The newer of the two. */
  Newest newer(Newest other) {
    if (start != other.start) {
      return start > other.start ? this : other;
    }
    if (epoch != other.epoch) {
      return epoch > other.epoch ? this : other;
    }
    return seq >= other.seq ? this : other;
  }
}

package io.marketdata.load.faults;

import io.marketdata.wire.Topics;

/**
 * An epoch of an installation.
 *
 * @param epoch its number
 * @param partitions of its topics
 */
record Layout(long epoch, int partitions) {

  /** What {@code topics create} makes. */
  static final Layout FIRST = new Layout(Topics.FIRST_EPOCH, Rig.PARTITIONS);
}

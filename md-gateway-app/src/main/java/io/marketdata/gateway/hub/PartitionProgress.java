package io.marketdata.gateway.hub;

import io.marketdata.wire.FrameReader;

/** How far a shard has read one partition. Belongs to the shard's thread. */
final class PartitionProgress {

  final long end;
  long next;
  boolean rebuilding;
  private long newestTick = -1;
  private int newestPart = -1;
  private int outputVersion = -1;

  /**
   * From the first offset to read.
   *
   * @param end what was the log's end at the start; up to there the cache is being filled
   */
  PartitionProgress(long next, long end) {
    this.next = next;
    this.end = end;
  }

  boolean isCaughtUp() {
    return next >= end;
  }

  /**
   * Notes a frame and says whether it, or a later one, was seen before: the core writes again, byte
   * for byte, what it published after its last checkpoint.
   */
  boolean isRepeat(FrameReader frame) {
    if (frame.outputVersion() != outputVersion || frame.rebuild()) {
      outputVersion = frame.outputVersion();
      newestTick = -1;
    }
    boolean repeat =
        frame.tickOffset() < newestTick
            || (frame.tickOffset() == newestTick && frame.part() <= newestPart);
    if (!repeat) {
      newestTick = frame.tickOffset();
      newestPart = frame.part();
    }
    return repeat;
  }
}

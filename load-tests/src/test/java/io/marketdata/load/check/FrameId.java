package io.marketdata.load.check;

import io.marketdata.wire.FrameKind;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.MalformedFrameException;
import java.util.Optional;

/**
 * Which frame of updates: a repeat has the same.
 *
 * @param tickOffset of the record of ticks that brought it about
 * @param part its place among the frames of that record
 */
record FrameId(long tickOffset, int part) implements Comparable<FrameId> {

  /** That of a record, or empty where it is no frame of updates. */
  static Optional<FrameId> of(byte[] record) {
    FrameReader frame = new FrameReader();
    try {
      frame.wrap(record);
    } catch (MalformedFrameException _) {
      return Optional.empty();
    }
    return frame.kind() == FrameKind.UPDATES
        ? Optional.of(new FrameId(frame.tickOffset(), frame.part()))
        : Optional.empty();
  }

  @Override
  public int compareTo(FrameId other) {
    int byOffset = Long.compare(tickOffset, other.tickOffset);
    return byOffset != 0 ? byOffset : Integer.compare(part, other.part);
  }

  @Override
  public String toString() {
    return "frame of tick offset " + tickOffset + " part " + part;
  }
}

package io.marketdata.compute.epoch.kafka;

import io.marketdata.wire.FrameKind;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.MalformedFrameException;
import io.marketdata.wire.sbe.MessageHeaderDecoder;
import io.marketdata.wire.sbe.TickFrameEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/** Gives the frames of a log the epoch that they are copied to. Not thread-safe. */
final class FrameMove {

  private final FrameReader reader = new FrameReader();
  private final long from;
  private final long to;

  FrameMove(long from, long to) {
    this.from = from;
    this.to = to;
  }

  /**
   * The frame in the new epoch. A frame of an earlier epoch stays one of that, as does what cannot
   * be read; one of a later epoch was none of the old log's and is none of the new one's.
   */
  byte[] moved(byte[] record) {
    try {
      reader.wrap(record);
    } catch (MalformedFrameException | IndexOutOfBoundsException e) {
      return record;
    }
    if (reader.kind() != FrameKind.TICKS || reader.epoch() < from) {
      return record;
    }
    byte[] moved = record.clone();
    // the head is the first message; its length stands before it
    new TickFrameEncoder()
        .wrap(new UnsafeBuffer(moved), Integer.BYTES + MessageHeaderDecoder.ENCODED_LENGTH)
        .epoch(reader.epoch() == from ? to : to + 1);
    return moved;
  }
}

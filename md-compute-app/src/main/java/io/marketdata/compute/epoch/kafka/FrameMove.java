package io.marketdata.compute.epoch.kafka;

import io.marketdata.wire.FrameKind;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.MalformedFrameException;
import io.marketdata.wire.sbe.MessageHeaderDecoder;
import io.marketdata.wire.sbe.OwnerCloseDecoder;
import io.marketdata.wire.sbe.OwnerCloseEncoder;
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
    UnsafeBuffer buffer = new UnsafeBuffer(moved);
    // the head is the first message; its length stands before it
    new TickFrameEncoder()
        .wrap(buffer, Integer.BYTES + MessageHeaderDecoder.ENCODED_LENGTH)
        .epoch(moved(reader.epoch()));
    moveCloses(buffer);
    return moved;
  }

  /** A close names the term that it is for, and offsets, which are the same in the copy. */
  private void moveCloses(UnsafeBuffer buffer) {
    OwnerCloseEncoder close = new OwnerCloseEncoder();
    try {
      while (reader.next()) {
        if (reader.templateId() == OwnerCloseDecoder.TEMPLATE_ID) {
          close
              .wrap(buffer, reader.offset() + MessageHeaderDecoder.ENCODED_LENGTH)
              .epoch(moved(reader.ownerClose().epoch()));
        }
      }
    } catch (MalformedFrameException e) {
      // the core does not take it either, under any epoch
      return;
    }
  }

  private long moved(long epoch) {
    if (epoch < from) {
      return epoch;
    }
    return epoch == from ? to : to + 1;
  }
}

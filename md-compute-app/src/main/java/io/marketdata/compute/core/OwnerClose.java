package io.marketdata.compute.core;

import io.marketdata.wire.TickFrameWriter;

/**
 * What a partition's owner writes into the log for a source that is mute: close what is due.
 *
 * @param source its name
 * @param epoch of the source's newest term
 * @param term its newest term
 * @param after position of its newest message, -1 if none: whatever lies behind makes it void
 * @param time the source's time base now, less its delay; epoch nanoseconds
 */
public record OwnerClose(String source, long epoch, long term, long after, long time) {

  /** A whole record of {@code md.ticks}. */
  public byte[] toFrame() {
    TickFrameWriter writer = new TickFrameWriter();
    writer.begin(source, epoch, term);
    writer.ownerClose().epoch(epoch).term(term).after(after).time(time).source(source);
    writer.commit();
    return writer.finish(time);
  }
}

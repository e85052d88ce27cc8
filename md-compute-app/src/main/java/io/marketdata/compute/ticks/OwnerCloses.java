package io.marketdata.compute.ticks;

import org.jspecify.annotations.Nullable;

/** Brings what owners close for mute sources into the log of ticks. Thread-safe. */
public interface OwnerCloses extends AutoCloseable {

  /** Takes a record; exactly one answer follows, on any thread. Does not block. */
  void append(int partition, byte[] record, Answer answer);

  @Override
  void close();

  /** What became of a record. */
  @FunctionalInterface
  interface Answer {

    /**
     * Called once; must not block.
     *
     * @param failure null where the record is in the log; else it may be, or come later
     */
    void answered(@Nullable Throwable failure);
  }
}

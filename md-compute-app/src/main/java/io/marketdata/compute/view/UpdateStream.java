package io.marketdata.compute.view;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The log of updates, read as one member of the view writers' group. Thread-safe. */
public interface UpdateStream {

  /** Epoch of the log. */
  long epoch();

  /** Number of its partitions. */
  int partitions();

  /**
   * Reads what the group gives to this member, in order within a partition and only as much as is
   * asked for. A partition that was won brings nothing of use until {@link #seek} has placed it.
   * Ends in an error where the log cannot be read; subscribing again reads anew.
   */
  Flux<UpdateRecord> records(Ownership ownership);

  /**
   * Places a partition that is owned; the next record that matters is the one at {@code offset}.
   */
  Mono<Void> seek(int partition, long offset);

  /** What the log holds now of a partition that is owned. */
  Mono<LogBounds> bounds(int partition);

  /** Who is told of partitions won and lost; called one at a time, never to block. */
  interface Ownership {

    /** This member reads the partition from now on. */
    void won(int partition, LogBounds bounds);

    /** Another member may read the partition from now on. */
    void lost(int partition);
  }
}

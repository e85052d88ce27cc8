package io.marketdata.compute.ticks.kafka;

import org.jspecify.annotations.Nullable;

/**
 * How many records are handed out, over every life of the receiver, so that a new receiver is asked
 * for no more than the bound leaves. Thread-safe; never asks while holding its lock.
 */
final class Demand {

  private final int limit;
  private int held;
  private @Nullable Asked asked;

  Demand(int limit) {
    this.limit = limit;
  }

  /** From now on this one is asked. */
  void ask(Asked next) {
    int room;
    synchronized (this) {
      asked = next;
      room = limit - held;
    }
    if (room > 0) {
      next.request(room);
    }
  }

  /** Nobody is asked any more, unless it is another one already. */
  @SuppressWarnings("ReferenceEquality")
  synchronized void stopAsking(Asked former) {
    if (asked == former) {
      asked = null;
    }
  }

  synchronized void handedOut() {
    held++;
  }

  void released() {
    Asked current;
    synchronized (this) {
      held--;
      current = asked;
    }
    if (current != null) {
      current.request(1);
    }
  }

  synchronized boolean isUnmet() {
    return held < limit;
  }

  /** Who is asked for records. */
  @FunctionalInterface
  interface Asked {
    void request(long records);
  }
}

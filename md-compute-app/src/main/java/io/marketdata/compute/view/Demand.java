package io.marketdata.compute.view;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;

/**
 * Asks the log for records: never more than a fixed number ahead of what has been applied, and none
 * while a partition is blocked. Thread-safe.
 */
final class Demand {

  private final int most;
  private final BooleanSupplier blocked;
  private @Nullable Subscription log;
  private int outstanding;

  Demand(int most, BooleanSupplier blocked) {
    this.most = most;
    this.blocked = blocked;
  }

  /** A new stream of records takes the place of the old one. */
  synchronized void open(Subscription subscription) {
    log = subscription;
    outstanding = 0;
  }

  /** The stream has ended. */
  synchronized void close() {
    log = null;
  }

  /** A record has been applied. */
  void release() {
    synchronized (this) {
      outstanding--;
    }
    pull();
  }

  /** Asks for as much as is allowed now. */
  void pull() {
    Subscription from;
    int count;
    synchronized (this) {
      from = log;
      count = most - outstanding;
      if (from == null || count * 4 < most || blocked.getAsBoolean()) {
        return;
      }
      outstanding += count;
    }
    from.request(count);
  }
}

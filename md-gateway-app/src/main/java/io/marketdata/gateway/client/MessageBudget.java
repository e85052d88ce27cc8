package io.marketdata.gateway.client;

import java.util.concurrent.TimeUnit;

/** How many messages a client may still send: so many a second, at most two seconds' worth. */
final class MessageBudget {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final long costNanos;
  private final long mostNanos;
  private long leftNanos;
  private long last;

  MessageBudget(int perSecond, long now) {
    costNanos = SECOND / perSecond;
    mostNanos = 2L * perSecond * costNanos;
    leftNanos = mostNanos;
    last = now;
  }

  /** Pays for one message; false if the budget is used up. */
  boolean pay(long now) {
    leftNanos = Math.min(mostNanos, leftNanos + Math.max(0, now - last));
    last = now;
    if (leftNanos < costNanos) {
      return false;
    }
    leftNanos -= costNanos;
    return true;
  }
}

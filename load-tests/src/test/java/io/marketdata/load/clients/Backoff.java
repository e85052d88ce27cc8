package io.marketdata.load.clients;

import java.time.Duration;

/** Waits between two attempts to connect: twice as long after each failure, up to a bound. */
final class Backoff {

  private static final Duration FIRST = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private Duration next = FIRST;

  /** The last attempt went well. */
  void reset() {
    next = FIRST;
  }

  /** How long to wait now. */
  Duration next() {
    Duration wait = next;
    next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
    return wait;
  }
}

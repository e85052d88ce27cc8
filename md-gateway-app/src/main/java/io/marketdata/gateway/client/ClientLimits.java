package io.marketdata.gateway.client;

import java.time.Duration;

/**
 * What one client may take.
 *
 * @param queueBytes bytes that may wait for its socket
 * @param streams streams at a time
 * @param messagesPerSecond messages it may send per second on average; twice as many at once
 * @param pingEvery pause between two pings
 * @param pongWithin how long a ping may stay unanswered
 */
public record ClientLimits(
    int queueBytes, int streams, int messagesPerSecond, Duration pingEvery, Duration pongWithin) {

  /** What Binance's clients are used to. */
  public static final ClientLimits DEFAULT =
      new ClientLimits(1 << 20, 1_024, 5, Duration.ofSeconds(20), Duration.ofSeconds(60));

  private static final int LEAST_QUEUE = 16 << 10;

  public ClientLimits {
    if (queueBytes < LEAST_QUEUE || streams < 1 || messagesPerSecond < 1) {
      throw new IllegalArgumentException(
          "a client needs a queue of at least 16 KiB, a stream and a message per second");
    }
    if (!pingEvery.isPositive() || pongWithin.compareTo(pingEvery) < 0) {
      throw new IllegalArgumentException("a pong may not be due before the next ping");
    }
  }
}

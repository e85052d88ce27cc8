package io.marketdata.gateway.client;

import java.nio.ByteBuffer;

/**
 * Pings and what came back. A pong counts only if it repeats a ping that was sent; an unsolicited
 * one keeps nobody alive. Not thread-safe.
 */
final class Heartbeat {

  private final long everyNanos;
  private final long withinNanos;
  private long lastSent;
  private long oldestUnanswered;
  private long sent;
  private long answered;

  Heartbeat(ClientLimits limits, long now) {
    everyNanos = limits.pingEvery().toNanos();
    withinNanos = limits.pongWithin().toNanos();
    lastSent = now;
  }

  /** Whether a pong is overdue. */
  boolean isDead(long now) {
    return sent > answered && now - oldestUnanswered >= withinNanos;
  }

  /** Whether a ping is due. */
  boolean isDue(long now) {
    return now - lastSent >= everyNanos;
  }

  /** The payload of the next ping. */
  byte[] next(long now) {
    if (sent == answered) {
      oldestUnanswered = now;
    }
    lastSent = now;
    return ByteBuffer.allocate(Long.BYTES).putLong(++sent).array();
  }

  /** A pong came. */
  void pong(byte[] payload) {
    if (payload.length != Long.BYTES) {
      return;
    }
    long number = ByteBuffer.wrap(payload).getLong();
    if (number > answered && number <= sent) {
      answered = number;
      oldestUnanswered = lastSent;
    }
  }
}

package io.marketdata.gateway.client;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Pings and what came back. A pong counts only if it repeats a ping that was sent; an unsolicited
 * one keeps nobody alive. Not thread-safe.
 */
final class PingPong implements Heartbeat {

  private final long everyNanos;
  private final long withinNanos;
  private long lastSent;
  private long oldestUnanswered;
  private long sent;
  private long answered;

  PingPong(ClientLimits limits, long now) {
    everyNanos = limits.pingEvery().toNanos();
    withinNanos = limits.pongWithin().toNanos();
    lastSent = now;
  }

  @Override
  public @Nullable DisconnectReason death(long now, OutboundQueue outbound) {
    boolean overdue = sent > answered && now - oldestUnanswered >= withinNanos;
    return overdue ? DisconnectReason.NO_PONG : null;
  }

  @Override
  public boolean isDue(long now, OutboundQueue outbound) {
    return now - lastSent >= everyNanos;
  }

  @Override
  public byte[] next(long now) {
    if (sent == answered) {
      oldestUnanswered = now;
    }
    lastSent = now;
    return ByteBuffer.allocate(Long.BYTES).putLong(++sent).array();
  }

  @Override
  public void pong(byte[] payload) {
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

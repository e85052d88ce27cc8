package io.marketdata.gateway.client;

import org.jspecify.annotations.Nullable;

/**
 * The heartbeat of a client that can only read: it is there as long as its connection takes what
 * waits. The longest that something may wait without a single frame being taken is the time that
 * others have for a pong. A ping is sent only where nothing else is, for the client's sake and so
 * that a broken connection is noticed. Not thread-safe.
 */
final class Uptake implements Heartbeat {

  private static final byte[] NOTHING = {};

  private final long everyNanos;
  private final long withinNanos;
  private long lastSent;
  private long lastTaken;
  private long taken;

  Uptake(ClientLimits limits, long now) {
    everyNanos = limits.pingEvery().toNanos();
    withinNanos = limits.pongWithin().toNanos();
    lastSent = now;
    lastTaken = now;
  }

  @Override
  public @Nullable DisconnectReason death(long now, OutboundQueue outbound) {
    long frames = outbound.taken();
    if (frames != taken || outbound.bytes() == 0) {
      taken = frames;
      lastTaken = now;
    }
    return now - lastTaken >= withinNanos ? DisconnectReason.SLOW : null;
  }

  @Override
  public boolean isDue(long now, OutboundQueue outbound) {
    return now - lastSent >= everyNanos && outbound.bytes() == 0;
  }

  @Override
  public byte[] next(long now) {
    lastSent = now;
    return NOTHING;
  }

  @Override
  public void pong(byte[] payload) {}
}

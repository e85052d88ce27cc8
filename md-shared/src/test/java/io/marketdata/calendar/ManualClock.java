package io.marketdata.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. Safe for several threads. */
public final class ManualClock implements InstantSource {
  private static final long SECOND = 1_000_000_000L;

  private volatile long nanos;

  /** A clock that shows this time, epoch nanoseconds. */
  public ManualClock(long nanos) {
    this.nanos = nanos;
  }

  /** A clock that shows this time, as {@link Instant#parse} reads it. */
  public static ManualClock at(String instant) {
    return new ManualClock(nanos(instant));
  }

  /** Epoch nanoseconds of a time as {@link Instant#parse} reads it. */
  public static long nanos(String instant) {
    Instant parsed = Instant.parse(instant);
    return Math.addExact(Math.multiplyExact(parsed.getEpochSecond(), SECOND), parsed.getNano());
  }

  @Override
  public Instant instant() {
    long now = nanos;
    return Instant.ofEpochSecond(Math.floorDiv(now, SECOND), Math.floorMod(now, SECOND));
  }

  /** What it shows, epoch nanoseconds. */
  public long nanos() {
    return nanos;
  }

  /** Moves it to this time, epoch nanoseconds. */
  public synchronized void set(long newNanos) {
    nanos = newNanos;
  }

  /** Moves it on. */
  public synchronized void advance(Duration by) {
    nanos = Math.addExact(nanos, by.toNanos());
  }
}

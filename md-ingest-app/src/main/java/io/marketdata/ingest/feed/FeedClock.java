package io.marketdata.ingest.feed;

import io.marketdata.ingest.publish.LineConstants;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A source's time base: {@code anchorEvent + (wall - anchorWall) * speed}, never back, even where
 * the wall clock goes back. Thread-safe.
 */
public final class FeedClock {

  private static final long SECOND = 1_000_000_000L;

  private final LongSupplier wallClock;
  private final LineConstants constants;
  private final long anchorEvent;
  private final long anchorWall;
  private final long speedMilli;
  private final AtomicLong newest;

  /**
   * Runs from the anchors of these constants.
   *
   * @param wallClock epoch nanoseconds
   */
  public FeedClock(LongSupplier wallClock, LineConstants constants) {
    this.wallClock = wallClock;
    this.constants = constants;
    anchorEvent = constants.anchorEvent();
    anchorWall = constants.anchorWall();
    speedMilli = constants.speedMilli();
    newest = new AtomicLong(anchorEvent);
  }

  /** Wall time, epoch nanoseconds. */
  public long wall() {
    return wallClock.getAsLong();
  }

  /** The time base now, epoch nanoseconds. */
  public long base() {
    return newest.accumulateAndGet(constants.baseAt(wall()), Math::max);
  }

  /** Wall time at which the base reaches a time, rounded up. */
  public long wallAt(long base) {
    long ahead = base - anchorEvent;
    if (ahead <= 0) {
      return anchorWall;
    }
    long seconds = ahead / SECOND;
    long rest = ahead % SECOND;
    long whole = seconds * 1000 / speedMilli;
    long left = (seconds * 1000 % speedMilli) * SECOND + rest * 1000;
    return anchorWall + whole * SECOND + (left + speedMilli - 1) / speedMilli;
  }
}

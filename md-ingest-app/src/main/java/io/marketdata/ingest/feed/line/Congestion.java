package io.marketdata.ingest.feed.line;

import java.util.concurrent.TimeUnit;

/**
 * How far time may go while connections are turned away because nothing takes what waits. What then
 * lies in their sockets is older than its arrival here will say; so time stands where it stood
 * until they have been read again for a while. For the source's thread.
 */
final class Congestion {

  /** As long as it takes to read what sockets hold. */
  static final long READ_AGAIN = TimeUnit.SECONDS.toNanos(10);

  private static final long NONE = Long.MIN_VALUE;

  private long standing = NONE;
  private long until;

  /**
   * The time up to which nothing comes any more.
   *
   * @param complete what it would be without congestion, epoch nanoseconds
   * @param turnsAway whether a connection is turned away at the moment
   * @param base the time base now
   */
  long complete(long complete, boolean turnsAway, long base) {
    if (turnsAway) {
      standing = standing == NONE ? complete : standing;
      until = base + READ_AGAIN;
    } else if (base >= until) {
      standing = NONE;
    }
    return standing == NONE ? complete : Math.min(complete, standing);
  }
}

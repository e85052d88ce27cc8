package io.marketdata.ingest.feed;

import io.marketdata.ingest.normalise.RejectedTick;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets so many rejects a second through and counts the others; those that have a place where they
 * stand are logged too. For one source's thread.
 */
public final class RejectLimit implements RejectSink {

  private static final Logger LOG = LoggerFactory.getLogger(RejectLimit.class);
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final RejectSink sink;
  private final LongSupplier wallClock;
  private final FeedMetrics metrics;
  private final int perSecond;
  private long second = Long.MIN_VALUE;
  private int passed;

  /**
   * Limits a sink.
   *
   * @param wallClock epoch nanoseconds
   */
  public RejectLimit(RejectSink sink, int perSecond, LongSupplier wallClock, FeedMetrics metrics) {
    this.sink = sink;
    this.perSecond = perSecond;
    this.wallClock = wallClock;
    this.metrics = metrics;
  }

  @Override
  public boolean offer(RejectedTick tick) {
    long now = Math.floorDiv(wallClock.getAsLong(), SECOND);
    if (now != second) {
      second = now;
      passed = 0;
    }
    if (passed >= perSecond || !sink.offer(tick)) {
      metrics.rejectDropped();
      return false;
    }
    passed++;
    if (!tick.origin().isEmpty()) {
      LOG.atWarn()
          .addKeyValue("source", tick.source())
          .addKeyValue("origin", tick.origin())
          .addKeyValue("reason", tick.reason())
          .log("row rejected");
    }
    return true;
  }
}

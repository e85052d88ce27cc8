package io.marketdata.compute.partition;

import io.marketdata.compute.ticks.TickSource;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the owners and lets them look at the clock ten times a second; its end is the last
 * checkpoint of every partition.
 */
final class PartitionClock {

  private static final Logger LOG = LoggerFactory.getLogger(PartitionClock.class);
  private static final long PERIOD_MILLIS = 100;
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

  private final TickSource source;
  private final PartitionOwners owners;
  private final LongSupplier nanos;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("compute-clock").factory());
  private volatile long looked;
  private volatile @Nullable Future<?> looking;

  PartitionClock(TickSource source, PartitionOwners owners, LongSupplier nanos) {
    this.source = source;
    this.owners = owners;
    this.nanos = nanos;
    this.looked = nanos.getAsLong();
  }

  void start() {
    looking =
        clock.scheduleWithFixedDelay(
            this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    source.start(owners);
  }

  /** Blocks until every partition is stored, or given up, and the group has been left. */
  void stop() {
    source.close();
    Future<?> task = looking;
    if (task != null) {
      task.cancel(false);
    }
    clock.shutdown();
  }

  /** Whether owners have been looking at the clock lately. */
  boolean isAlive() {
    return nanos.getAsLong() - looked < SIGN_OF_LIFE.toNanos();
  }

  private void look() {
    try {
      owners.tick();
      looked = nanos.getAsLong();
    } catch (RuntimeException e) {
      // thrown on, it would end the clock; as it is, liveness goes down if it lasts
      LOG.error("Owners could not look at the clock", e);
    }
  }
}

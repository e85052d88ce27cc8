package io.marketdata.compute.view;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Sees whether Redis is still the one that acknowledged the last writes: looks once a second for
 * the processes of the masters, and listens for lost connections. Each disturbance begins a new
 * generation. Thread-safe.
 */
final class RedisWatch {

  private static final Logger LOG = LoggerFactory.getLogger(RedisWatch.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final ViewStore store;
  private final LongSupplier clock;
  private final Scheduler timer;
  private final AtomicInteger generation = new AtomicInteger();
  private final Disposable.Composite running = Disposables.composite();
  private final SeenTime seenTime;
  private volatile long durableAt;
  private volatile @Nullable String identity;

  /**
   * Watches from {@link #start} on.
   *
   * @param lag after which what Redis acknowledged counts as durable, in nanoseconds
   */
  RedisWatch(ViewStore store, LongSupplier clock, Scheduler timer, long lag) {
    this.store = store;
    this.clock = clock;
    this.timer = timer;
    long now = clock.getAsLong();
    this.seenTime = new SeenTime(lag, now);
    this.durableAt = now - lag;
  }

  void start() {
    running.add(store.disturbances().subscribe(this::disturbed, this::deaf));
    running.add(
        Mono.defer(this::look)
            .onErrorComplete()
            .repeatWhen(done -> done.delayElements(PERIOD, timer))
            .subscribe());
  }

  void stop() {
    running.dispose();
  }

  /** Number of disturbances so far; to be read behind {@link #durableAt}. */
  int generation() {
    return generation.get();
  }

  /**
   * What was acknowledged up to then, and seen to be there since the newest disturbance or before
   * it, is durable.
   */
  long durableAt() {
    return durableAt;
  }

  private Mono<Void> look() {
    long at = clock.getAsLong();
    int before = generation.get();
    return store.identity().doOnNext(seen -> compare(seen, at, before)).then();
  }

  private void compare(String seen, long at, int before) {
    String known = identity;
    identity = seen;
    if (known != null && !known.equals(seen)) {
      disturbed("another process answers");
    } else if (generation.get() == before) {
      durableAt = seenTime.seen(at, clock.getAsLong());
    }
  }

  private void disturbed(String what) {
    generation.incrementAndGet();
    LOG.atInfo().addKeyValue("cause", what).log("Redis was disturbed, newest writes are repeated");
  }

  private void deaf(Throwable error) {
    LOG.atError().setCause(error).log("Connections to Redis are watched no longer");
  }
}

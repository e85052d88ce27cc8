package io.marketdata.compute.view;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Brings the log of updates into Redis. Reads the partitions that the group gives to this process,
 * each served by one thread; while Redis is slow or away it reads nothing, so that what waits stays
 * in the log. Start it once; thread-safe.
 */
public final class ViewWriter implements ViewProgress, UpdateStream.Ownership {

  private static final Logger LOG = LoggerFactory.getLogger(ViewWriter.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Scheduler threads;
  private final Surroundings around;
  private final Demand demand;
  private final Map<Integer, PartitionWriter> partitions = new ConcurrentHashMap<>();
  private final Disposable.Swap reading = Disposables.swap();
  private volatile boolean stopped;

  /**
   * Makes a writer.
   *
   * @param threads how many threads share the partitions
   * @param clock monotonic, nanoseconds
   */
  public ViewWriter(
      UpdateStream stream,
      ViewStore store,
      ViewLimits limits,
      ViewMetrics metrics,
      int threads,
      LongSupplier clock) {
    this(
        stream,
        store,
        limits,
        metrics,
        threads,
        clock,
        InstantSource.system(),
        limits.durabilityLag());
  }

  /** With a lag that nobody may choose: it would lose what a new master does not have. */
  ViewWriter(
      UpdateStream stream,
      ViewStore store,
      ViewLimits limits,
      ViewMetrics metrics,
      int threads,
      LongSupplier clock,
      InstantSource wall,
      Duration lag) {
    this.threads = Schedulers.newParallel("view", threads, true);
    this.demand = new Demand(limits.recordsAhead(), this::isBlocked);
    RedisWatch watch = new RedisWatch(store, clock, this.threads, lag.toNanos());
    this.around =
        new Surroundings(
            store,
            stream,
            limits,
            metrics,
            watch,
            clock,
            wall,
            new CatchUpPace(limits, clock),
            lag.toNanos(),
            demand::pull);
  }

  /** Begins to read. */
  public void start() {
    around.watch().start();
    read();
  }

  /** Ends; what is not flushed will be read again from the marks. Blocks, for 2 s at most. */
  public void stop() {
    stopped = true;
    reading.dispose();
    around.watch().stop();
    List<Mono<Void>> ends = partitions.values().stream().map(PartitionWriter::ended).toList();
    partitions.values().forEach(PartitionWriter::close);
    partitions.clear();
    // an answer of Redis that is still awaited finds its thread alive
    Mono.when(ends).timeout(PAUSE).onErrorComplete().block();
    threads.disposeGracefully().timeout(PAUSE).onErrorComplete().block();
  }

  /** What the writer is doing. */
  public ViewStatus status() {
    List<String> alarms =
        partitions.values().stream().map(PartitionWriter::alarm).filter(Objects::nonNull).toList();
    return new ViewStatus(partitions.size(), isBlocked(), alarms);
  }

  @Override
  public Map<Integer, Long> written() {
    Map<Integer, Long> written = new HashMap<>();
    partitions.forEach((partition, writer) -> {
      long offset = writer.written();
      if (offset != MarkProgress.NONE) {
        written.put(partition, offset);
      }
    });
    return written;
  }

  @Override
  public void won(int partition, LogBounds bounds) {
    PartitionWriter writer = new PartitionWriter(partition, around, Schedulers.single(threads));
    PartitionWriter former = partitions.put(partition, writer);
    if (former != null) {
      former.close();
    }
    writer.start(bounds);
  }

  @Override
  public void lost(int partition) {
    PartitionWriter former = partitions.remove(partition);
    if (former != null) {
      former.close();
    }
  }

  private boolean isBlocked() {
    for (PartitionWriter writer : partitions.values()) {
      if (writer.isBlocked()) {
        return true;
      }
    }
    return false;
  }

  private void read() {
    if (!stopped) {
      Reading subscriber = new Reading();
      reading.update(subscriber);
      around.stream().records(subscriber).subscribe(subscriber);
    }
  }

  private void readAgain() {
    reading.update(Disposables.disposed());
    demand.close();
    partitions.keySet().forEach(this::lost);
    if (!stopped) {
      threads.schedule(this::read, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /**
   * One reading of the log, until it fails. What an ended one still wins or loses is no longer of
   * interest: its successor may own the partition already.
   */
  private final class Reading extends BaseSubscriber<UpdateRecord>
      implements UpdateStream.Ownership {

    @Override
    public void won(int partition, LogBounds bounds) {
      if (reading.get() == this && !stopped) {
        ViewWriter.this.won(partition, bounds);
      }
    }

    @Override
    public void lost(int partition) {
      if (reading.get() == this) {
        ViewWriter.this.lost(partition);
      }
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
      demand.open(subscription);
      demand.pull();
    }

    @Override
    protected void hookOnNext(UpdateRecord record) {
      PartitionWriter writer = partitions.get(record.partition());
      if (writer == null) {
        demand.release();
      } else {
        writer.handle(record, demand::release);
      }
    }

    @Override
    protected void hookOnError(Throwable error) {
      LOG.atWarn().addKeyValue("error", error.toString()).log("The log of updates is read anew");
      readAgain();
    }

    @Override
    protected void hookOnComplete() {
      readAgain();
    }
  }
}

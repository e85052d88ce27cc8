package io.marketdata.compute.view;

import io.marketdata.history.FlushMark;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/**
 * Serves one partition: finds its start, applies its records, flushes and marks. All its work runs
 * on its own single-threaded scheduler; what is not private may be called from any thread.
 */
final class PartitionWriter {

  private static final Logger LOG = LoggerFactory.getLogger(PartitionWriter.class);
  private static final Duration TICK = Duration.ofMillis(50);
  private static final long SECOND = 1_000_000_000L;
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final int partition;
  private final Surroundings around;
  private final Scheduler own;
  private final Disposable.Composite running = Disposables.composite();
  private final Disposable.Swap seeking = Disposables.swap();
  private final Disposable.Swap ticking = Disposables.swap();
  private final Disposable.Swap starting = Disposables.swap();
  private final Sinks.Empty<Void> ended = Sinks.empty();
  private volatile boolean blocked = true;
  private volatile long written = MarkProgress.NONE;
  private volatile @Nullable String alarm;
  private @Nullable Serving serving;

  /** The parts of a partition that is being served. */
  private record Serving(PartitionView view, PartitionFlusher flusher, PartitionMarker marker) {}

  private long soughtAt;
  private boolean misplaced;
  private long reportedAt;
  private long age;
  private long agedAt;
  private long durableAt;
  private int generation;

  PartitionWriter(int partition, Surroundings around, Scheduler own) {
    this.partition = partition;
    this.around = around;
    this.own = own;
    running.add(seeking);
    running.add(ticking);
    running.add(starting);
  }

  /** Begins to serve the partition as soon as Redis answers. */
  void start(LogBounds bounds) {
    start(Mono.just(bounds));
  }

  private void start(Mono<LogBounds> bounds) {
    starting.update(
        new PartitionStart(partition, around)
            .find(bounds, own)
            .publishOn(own)
            .subscribe(this::begin, e -> refuse(e.toString())));
  }

  /** The partition is to be written anew: starts over as if it had just been won. */
  private void startOver() {
    end();
    blocked = true;
    alarm = null;
    written = MarkProgress.NONE;
    LOG.atWarn().addKeyValue("partition", partition).log("The view is written anew, as asked");
    start(Mono.defer(() -> around.stream().bounds(partition)));
  }

  /** An alarm ends with a request to write the partition anew. */
  private void awaitRebuild() {
    starting.update(
        Mono.defer(() -> around.store().rebuilds().requested(partition))
            .onErrorReturn(Optional.empty())
            .repeatWhen(done -> done.delayElements(LOOK, own))
            .filter(
                request -> request.isPresent() && request.get().epoch() == around.stream().epoch())
            .next()
            .publishOn(own)
            .subscribe(request -> startOver()));
  }

  /** Whether the log must not be read on for the partition's sake. */
  boolean isBlocked() {
    return blocked;
  }

  /** The offset before which everything is in Redis, -1 where the partition is not served. */
  long written() {
    return written;
  }

  /** Why the partition is not served; null where it is. */
  @Nullable String alarm() {
    return alarm;
  }

  /** Hands over a record; {@code done} runs when it has been applied or dropped. */
  void handle(UpdateRecord record, Runnable done) {
    own.schedule(() -> {
      try {
        apply(record);
      } finally {
        done.run();
      }
    });
  }

  /** Ends the service at once; what is not flushed will be read again from the mark. */
  void close() {
    running.dispose();
    own.schedule(() -> {
      end();
      written = MarkProgress.NONE;
      unblock();
      ended.tryEmitEmpty();
    });
  }

  /** Completes when the service was closed and nothing of it is under way any more. */
  Mono<Void> ended() {
    return ended.asMono();
  }

  private void begin(StartPoint point) {
    switch (point) {
      case StartPoint.Refused refused -> refuse(refused.line());
      case StartPoint.From from -> serve(from);
    }
  }

  private void serve(StartPoint.From from) {
    long offset = from.offset();
    FlushMark mark = new FlushMark(around.stream().epoch(), offset, from.generation());
    PartitionView view =
        new PartitionView(
            partition, mark.epoch(), offset, from.wholeFrom(), around.limits(), around.metrics());
    serving =
        new Serving(
            view,
            new PartitionFlusher(partition, around, view, own, this::flushed),
            new PartitionMarker(
                partition,
                around,
                mark,
                !from.marked(),
                own,
                why -> refuse(StartPoint.refused(partition, why).line()),
                this::startOver));
    durableAt = around.watch().durableAt();
    generation = around.watch().generation();
    written = offset;
    around.metrics().served(partition, true);
    seek(view.next());
    ticking.update(
        own.schedulePeriodically(
            this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS));
    unblock();
  }

  private void end() {
    Serving now = serving;
    if (now != null) {
      now.flusher().close();
      now.marker().close();
      serving = null;
    }
    ticking.update(Disposables.disposed());
    seeking.update(Disposables.disposed());
    around.metrics().served(partition, false);
    around.metrics().behind(partition, 0);
    around.metrics().state(partition, 0, 0, 0);
  }

  private void refuse(String line) {
    end();
    alarm = line;
    written = MarkProgress.NONE;
    around.metrics().served(partition, false);
    LOG.atError().addKeyValue("partition", partition).log(line);
    unblock();
    awaitRebuild();
  }

  private void apply(UpdateRecord record) {
    Serving now = serving;
    if (now == null) {
      return;
    }
    PartitionView view = now.view();
    if (record.offset() == view.next()) {
      view.apply(record.value());
      age = Math.max(0, around.wall().millis() - record.appendedAt());
      agedAt = around.now();
      view.late(age > around.limits().crowdedInterval().toMillis());
      now.flusher().farBehind(age > ViewLimits.FAR_BEHIND.toMillis());
      weigh(now);
    } else {
      around.metrics().outOfPlace(partition);
      if (record.offset() > view.next() && around.now() - soughtAt > SECOND) {
        seek(view.next());
      }
    }
  }

  private void seek(long offset) {
    soughtAt = around.now();
    misplaced = false;
    seeking.update(
        around.stream()
            .seek(partition, offset)
            .publishOn(own)
            .subscribe(done -> {}, this::notSought));
  }

  private void notSought(Throwable error) {
    misplaced = true;
    LOG.atWarn()
        .addKeyValue("partition", partition)
        .addKeyValue("error", error.toString())
        .log("The log of updates could not be placed");
  }

  private void tick() {
    Serving now = serving;
    if (now == null) {
      return;
    }
    observe(now);
    now.flusher().flush();
    long time = around.now();
    if (misplaced && time - soughtAt >= SECOND) {
      seek(now.view().next());
    }
    now.marker().mark(time);
    if (time - reportedAt >= SECOND) {
      reportedAt = time;
      report(now);
    }
    weigh(now);
  }

  private void observe(Serving now) {
    long durable = around.watch().durableAt();
    int seen = around.watch().generation();
    if (seen != generation) {
      generation = seen;
      now.view().rewrite(durableAt, now.marker().offset());
      now.marker().disturbed();
    } else if (durable != durableAt) {
      durableAt = durable;
      now.marker().durableAt(durable);
      now.flusher().durableAt(durable);
      now.view().tidy(durable);
    }
    acknowledge(now);
  }

  private void flushed() {
    Serving now = serving;
    if (now != null) {
      if (around.watch().generation() == generation) {
        acknowledge(now);
      }
      weigh(now);
    }
  }

  private void acknowledge(Serving now) {
    written = now.view().written();
    now.marker().acknowledged(around.now(), written);
  }

  private void report(Serving now) {
    PartitionView view = now.view();
    boolean idle = !blocked && around.now() - agedAt > SECOND;
    around.metrics().served(partition, true);
    around.metrics().behind(partition, idle ? 0 : age);
    around
        .metrics()
        .state(partition, view.dirtySymbols(), view.bytes(), view.next() - now.marker().offset());
  }

  private void weigh(Serving now) {
    boolean before = blocked;
    blocked = now.flusher().isFailing() || now.view().isFull();
    if (before && !blocked) {
      around.changed().run();
    }
  }

  private void unblock() {
    blocked = false;
    around.changed().run();
  }
}

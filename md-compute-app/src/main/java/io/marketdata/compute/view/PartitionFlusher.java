package io.marketdata.compute.view;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Writes what a partition owes: one flush at a time, a failed one again after a growing pause. Runs
 * on the partition's own thread.
 */
final class PartitionFlusher {

  private static final Logger LOG = LoggerFactory.getLogger(PartitionFlusher.class);
  private static final long SHORTEST_PAUSE = 100_000_000L;
  private static final int MOST_DOUBLINGS = 6;

  private final int partition;
  private final Surroundings around;
  private final PartitionView view;
  private final Scheduler own;
  private final Runnable done;
  private final Disposable.Swap current = Disposables.swap();
  private volatile boolean closed;
  private boolean flushing;
  private int failures;
  private long retryAt;
  private long durableAt;
  private boolean farBehind;

  /** What a flush wrote. */
  private record Written(int rejected, int bytes) {}

  PartitionFlusher(
      int partition, Surroundings around, PartitionView view, Scheduler own, Runnable done) {
    this.partition = partition;
    this.around = around;
    this.view = view;
    this.own = own;
    this.done = done;
  }

  /** Whether the last flush failed. */
  boolean isFailing() {
    return failures > 0;
  }

  /** What was acknowledged up to then is durable. */
  void durableAt(long time) {
    durableAt = time;
  }

  /** Begins a flush unless one is under way, nothing is due or a pause is on. */
  void flush() {
    long now = around.now();
    if (flushing || (failures > 0 && now - retryAt < 0)) {
      return;
    }
    Flush flush = begin(now);
    if (flush.isEmpty()) {
      return;
    }
    flushing = true;
    int generation = around.watch().generation();
    current.update(
        read(flush)
            .then(Mono.defer(() -> write(flush)))
            .publishOn(own)
            .subscribe(
                written -> acknowledged(flush, written, generation, now), e -> failed(flush, e)));
  }

  /** Whether the log is so far ahead that the writes keep to the pace. */
  void farBehind(boolean is) {
    farBehind = is;
    if (!is) {
      around.pace().leave(partition);
    }
  }

  private Flush begin(long now) {
    int batch = around.limits().batchSymbols();
    if (!farBehind) {
      return view.begin(now, batch);
    }
    int granted = around.pace().take(partition, batch, view.dirtySymbols());
    Flush flush = view.begin(now, granted);
    int taken = flush.units().size();
    around.pace().giveBack(granted - taken);
    around.metrics().paced(partition, taken);
    return flush;
  }

  /** Gives up what is under way. */
  void close() {
    closed = true;
    around.pace().leave(partition);
    current.dispose();
  }

  private Mono<Void> read(Flush flush) {
    List<ViewItem> unread = flush.unread();
    if (unread.isEmpty()) {
      return Mono.empty();
    }
    List<FieldAddress> addresses =
        unread.stream().map(item -> new FieldAddress(item.key(), item.field())).toList();
    return around
        .store()
        .read(addresses)
        .publishOn(own)
        .flatMapIterable(stored -> view.load(unread, stored))
        .concatMap(this::setAside)
        .publishOn(own)
        .then(Mono.defer(() -> read(flush)));
  }

  private Mono<Boolean> setAside(DamagedField damaged) {
    LOG.atError()
        .addKeyValue("key", damaged.key())
        .addKeyValue("field", damaged.field())
        .log("A stored field cannot be read: it is set aside, and written anew from the log");
    return around.store().setAside(damaged);
  }

  private Mono<Written> write(Flush flush) {
    List<UnitWrite> writes = view.writes(flush);
    if (writes.isEmpty()) {
      return Mono.just(new Written(0, 0));
    }
    int bytes = writes.stream().mapToInt(UnitWrite::bytes).sum();
    return around.store().write(writes).map(rejected -> new Written(rejected, bytes));
  }

  private void acknowledged(Flush flush, Written written, int generation, long begun) {
    flushing = false;
    failures = 0;
    long now = around.now();
    if (generation == around.watch().generation()) {
      view.confirm(flush, now, durableAt);
      around
          .metrics()
          .flushed(
              partition, now - begun, flush.units().size(), written.bytes(), written.rejected());
    } else {
      view.fail(flush);
    }
    done.run();
    flush();
  }

  private void failed(Flush flush, Throwable error) {
    flushing = false;
    view.fail(flush);
    if (closed) {
      return;
    }
    if (failures == 0) {
      LOG.atWarn()
          .addKeyValue("partition", partition)
          .addKeyValue("error", error.toString())
          .log("Redis does not take the view's writes; the log is read no further until it does");
    }
    retryAt = around.now() + (SHORTEST_PAUSE << Math.min(failures, MOST_DOUBLINGS));
    failures++;
    around.metrics().flushFailed(partition);
    done.run();
  }
}

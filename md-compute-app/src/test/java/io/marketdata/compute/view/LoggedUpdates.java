package io.marketdata.compute.view;

import io.marketdata.testkit.view.RandomUpdates;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** A log of one partition in memory; gives no more than is asked for. */
public final class LoggedUpdates implements UpdateStream {

  private final List<byte[]> records = new ArrayList<>();
  private final Scheduler thread = Schedulers.newSingle("log", true);
  private final AtomicLong given = new AtomicLong();
  private final long first;
  private long end;
  private final AtomicLong position = new AtomicLong(Long.MAX_VALUE);
  private final AtomicInteger failingSeeks = new AtomicInteger();
  private volatile @Nullable FluxSink<UpdateRecord> reader;
  private volatile @Nullable Ownership told;

  /** A log whose first records are gone. */
  public LoggedUpdates(long first) {
    this.first = first;
    this.end = first;
  }

  /** A whole log. */
  public LoggedUpdates() {
    this(0);
  }

  /** Adds records at the end. */
  public void append(List<byte[]> more) {
    synchronized (this) {
      records.addAll(more);
      end += more.size();
    }
    thread.schedule(this::give);
  }

  /** Lets the next seeks fail, as a consumer that is just ending does. */
  public void failSeeks(int count) {
    failingSeeks.set(count);
  }

  /** Gives the partition to another member. */
  void lose() {
    Ownership reading = told;
    if (reading != null) {
      thread.schedule(() -> reading.lost(0));
    }
  }

  /** Behind the last record. */
  public synchronized long end() {
    return end;
  }

  /** How many records have been handed out. */
  public long given() {
    return given.get();
  }

  @Override
  public long epoch() {
    return RandomUpdates.EPOCH;
  }

  @Override
  public int partitions() {
    return 1;
  }

  @Override
  public Flux<UpdateRecord> records(Ownership ownership) {
    return Flux.create(sink -> {
      position.set(Long.MAX_VALUE);
      reader = sink;
      told = ownership;
      sink.onRequest(n -> thread.schedule(this::give));
      sink.onDispose(() -> reader = null);
      thread.schedule(() -> ownership.won(0, new LogBounds(first, end())));
    });
  }

  @Override
  public Mono<Void> seek(int partition, long offset) {
    return Mono.<Void>fromRunnable(() -> place(offset))
        .subscribeOn(thread)
        .doOnSuccess(done -> thread.schedule(this::give));
  }

  @Override
  public Mono<LogBounds> bounds(int partition) {
    return Mono.fromSupplier(() -> new LogBounds(first, end()));
  }

  private void place(long offset) {
    if (failingSeeks.getAndDecrement() > 0) {
      throw new IllegalStateException("not placed");
    }
    position.set(offset);
  }

  private void give() {
    FluxSink<UpdateRecord> sink = reader;
    while (sink != null && sink.requestedFromDownstream() > 0) {
      byte[] record = next();
      if (record == null) {
        return;
      }
      given.incrementAndGet();
      long offset = position.getAndIncrement();
      sink.next(new UpdateRecord(0, offset, record, System.currentTimeMillis()));
    }
  }

  private synchronized byte @Nullable [] next() {
    long at = position.get();
    return at < end ? records.get((int) (at - first)) : null;
  }
}

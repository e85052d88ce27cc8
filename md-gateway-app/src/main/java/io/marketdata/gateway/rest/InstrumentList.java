package io.marketdata.gateway.rest;

import io.marketdata.gateway.subscription.InstrumentDirectory;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * All instruments as {@link ExchangeInfo} writes them: rendered once after each change of the
 * directory, by a worker, and shared by all who ask. Thread-safe.
 */
final class InstrumentList {

  private final InstrumentDirectory instruments;
  private final Scheduler workers;
  private final AtomicReference<Rendered> latest =
      new AtomicReference<>(new Rendered(-1, Mono.empty()));

  InstrumentList(InstrumentDirectory instruments, Scheduler workers) {
    this.instruments = instruments;
    this.workers = workers;
  }

  /** The bytes, which are nobody's to change. */
  Mono<byte[]> bytes() {
    long changes = instruments.changes();
    Rendered known = latest.get();
    if (known.changes >= changes) {
      return known.bytes;
    }
    Rendered next =
        new Rendered(
            changes,
            Mono.fromCallable(() -> ExchangeInfo.tail(instruments.all()))
                .subscribeOn(workers)
                .cache());
    return latest.compareAndSet(known, next) ? next.bytes : latest.get().bytes;
  }

  private record Rendered(long changes, Mono<byte[]> bytes) {}
}

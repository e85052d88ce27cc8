package io.marketdata.gateway.rest;

import io.marketdata.gateway.subscription.InstrumentDirectory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * All instruments as {@link ExchangeInfo} writes them: rendered once after each change of the
 * directory, by a worker, and shared by all who ask. Thread-safe.
 */
final class InstrumentList {

  private final InstrumentDirectory instruments;
  private final Scheduler workers;
  private Rendered latest = new Rendered(-1, Mono.empty());

  InstrumentList(InstrumentDirectory instruments, Scheduler workers) {
    this.instruments = instruments;
    this.workers = workers;
  }

  /** The bytes, which are nobody's to change. */
  synchronized Mono<byte[]> bytes() {
    long changes = instruments.changes();
    if (latest.changes != changes) {
      Mono<byte[]> next =
          Mono.fromCallable(() -> ExchangeInfo.tail(instruments.all()))
              .subscribeOn(workers)
              .cache();
      latest = new Rendered(changes, next);
    }
    return latest.bytes;
  }

  private record Rendered(long changes, Mono<byte[]> bytes) {}
}

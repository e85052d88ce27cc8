package io.marketdata.gateway.rest;

import io.marketdata.gateway.history.HistoryStore;
import io.marketdata.gateway.history.ScaledBar;
import io.marketdata.gateway.hub.BarsInMemory;
import io.marketdata.gateway.hub.Hub;
import io.marketdata.gateway.hub.HubGate;
import io.marketdata.gateway.protocol.ErrorCode;
import io.marketdata.gateway.protocol.RequestException;
import io.marketdata.gateway.subscription.Channel;
import io.marketdata.wire.Partitions;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Reads bars: first what is in memory, which holds everything behind the flush mark and the newest
 * bar, then the view, which holds everything before it. In this order no bar falls between the two,
 * and none is older than what a client was sent before it asked.
 */
final class KlineReader {

  private static final long DAY_NANOS = 86_400_000_000_000L;
  private static final long YEAR_NANOS = 366 * DAY_NANOS;
  private static final long MOST_YEARS = 12;

  private final HubGate gate;
  private final HistoryStore history;
  private final InstantSource clock;
  private final Scheduler workers;
  private final Semaphore reads;

  KlineReader(
      HubGate gate, HistoryStore history, InstantSource clock, Scheduler workers, int storedReads) {
    this.gate = gate;
    this.history = history;
    this.clock = clock;
    this.workers = workers;
    this.reads = new Semaphore(storedReads);
  }

  /**
   * The bars of the answer, ascending; an error, never fewer, where some cannot be read or too many
   * others are being read.
   */
  Mono<List<ScaledBar>> read(KlineQuery query) {
    return Mono.defer(() ->
            Mono.fromFuture(
                gate.enter()
                    .bars(query.instrument().symbol(), query.channel())
                    .toCompletableFuture()))
        .publishOn(workers)
        .flatMap(memory ->
            bounded(
                    stored(query, memory)
                        .collectList()
                        .delayUntil(_ -> checkView(query.instrument().symbol())))
                .map(stored -> merge(query, memory, stored)));
  }

  /**
   * An error while the view holds less than it did: it was emptied or is being written anew, and
   * what it gave would look whole. Asked behind the reading, so that nothing is emptied in between.
   */
  private Mono<Void> checkView(String symbol) {
    Hub hub = gate.enter();
    int partition = Partitions.of(symbol, hub.partitions());
    long known = hub.flushMark(partition);
    if (known == 0) {
      return Mono.empty();
    }
    return history
        .mark(partition)
        .doOnNext(mark -> {
          if (mark.isEmpty()
              || (mark.get().epoch() == hub.epoch() && mark.get().offset() < known)) {
            throw new RequestException(
                ErrorCode.UNREADABLE, "the history is being written anew; try again");
          }
        })
        .then();
  }

  private <T> Mono<T> bounded(Mono<T> read) {
    return Mono.defer(() -> {
      if (!reads.tryAcquire()) {
        return Mono.error(new RequestException(ErrorCode.BUSY, "too many queries are running"));
      }
      return read.doFinally(_ -> reads.release());
    });
  }

  private static List<ScaledBar> merge(
      KlineQuery query, BarsInMemory memory, List<ScaledBar> stored) {
    KlineMerge merge = new KlineMerge(query);
    stored.forEach(merge::add);
    memory.bars().forEach(merge::add);
    List<ScaledBar> rows = merge.rows();
    long lost = memory.lostStart();
    boolean isHoled =
        lost >= query.fromNanos() && (rows.isEmpty() || rows.getFirst().bar().start() <= lost);
    if (lost != Long.MIN_VALUE && isHoled) {
      throw new RequestException(
          ErrorCode.UNREADABLE, "the newest bars are not in the history yet; try again");
    }
    return rows;
  }

  private Flux<ScaledBar> stored(KlineQuery query, BarsInMemory memory) {
    String symbol = query.instrument().symbol();
    boolean minutes = query.channel() == Channel.MINUTE_BAR;
    long end = end(query, memory);
    if (query.newestFirst()) {
      return minutes
          ? history.minuteBarsBefore(symbol, end, query.limit())
          : history.dayBarsBefore(symbol, dayBehind(end), query.limit());
    }
    if (query.fromNanos() >= end) {
      return Flux.empty();
    }
    return minutes
        ? minuteBars(symbol, query.fromNanos(), end, query.limit())
        : history.dayBars(
            symbol,
            (int) Math.ceilDiv(query.fromNanos(), DAY_NANOS),
            dayBehind(end),
            query.limit());
  }

  /** Year by year, because one question to the view reaches over a bounded number of days. */
  private Flux<ScaledBar> minuteBars(String symbol, long from, long end, int limit) {
    long first = Math.max(from, end - MOST_YEARS * YEAR_NANOS);
    int years = (int) Math.ceilDiv(end - first, YEAR_NANOS);
    return Flux.range(0, years)
        .concatMap(
            year -> {
              long start = first + year * YEAR_NANOS;
              return history.minuteBars(symbol, start, Math.min(end, start + YEAR_NANOS), limit);
            },
            1)
        .take(limit);
  }

  /** Behind the last start that can be stored: no bar is newer than the newest one in memory. */
  private long end(KlineQuery query, BarsInMemory memory) {
    long newest =
        memory.bars().stream()
            .mapToLong(bar -> bar.bar().start())
            .max()
            .orElseGet(() -> Math.multiplyExact(clock.millis(), 1_000_000L) + DAY_NANOS);
    return Math.min(query.toNanos(), newest) + 1;
  }

  private static int dayBehind(long endNanos) {
    return (int) Math.ceilDiv(endNanos, DAY_NANOS);
  }
}

package io.marketdata.compute.view;

import io.marketdata.history.FlushMark;
import io.marketdata.wire.Partitions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/** Finds where a partition is read from; asks Redis until it answers. */
final class PartitionStart {

  private static final Duration FIRST_RETRY = Duration.ofMillis(100);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

  private final int partition;
  private final ViewStore store;
  private final UpdateStream stream;
  private final Duration lag;

  PartitionStart(int partition, Surroundings around) {
    this.partition = partition;
    this.store = around.store();
    this.stream = around.stream();
    this.lag = around.limits().durabilityLag();
  }

  /** The start; a first one is marked in Redis before anything else is written. */
  Mono<StartPoint> find(LogBounds log, Scheduler timer) {
    return store
        .check(lag)
        .then(Mono.defer(() -> store.mark(partition)))
        .flatMap(mark -> decide(mark, log))
        .flatMap(this::markFirst)
        .onErrorResume(
            ViewRefusedException.class,
            e -> Mono.just(StartPoint.refused(partition, String.valueOf(e.getMessage()))))
        .retryWhen(
            Retry.backoff(Long.MAX_VALUE, FIRST_RETRY).maxBackoff(LONGEST_RETRY).scheduler(timer));
  }

  private Mono<StartPoint> decide(Optional<FlushMark> mark, LogBounds log) {
    if (mark.isPresent()) {
      return Mono.just(StartPoint.of(partition, stream.epoch(), mark, true, log));
    }
    return store
        .instruments()
        .map(symbols -> StartPoint.of(partition, stream.epoch(), mark, holdsAny(symbols), log));
  }

  private boolean holdsAny(List<String> symbols) {
    int partitions = stream.partitions();
    for (String symbol : symbols) {
      if (Partitions.of(symbol, partitions) == partition) {
        return true;
      }
    }
    return false;
  }

  private Mono<StartPoint> markFirst(StartPoint point) {
    if (point instanceof StartPoint.From from && !from.marked()) {
      FlushMark mark = new FlushMark(stream.epoch(), from.offset());
      return store.advance(partition, mark, false).thenReturn(point);
    }
    return Mono.just(point);
  }
}

package io.marketdata.compute.view;

import io.marketdata.history.FlushMark;
import io.marketdata.wire.Partitions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/** Finds where a partition is read from; asks Redis until it answers. */
final class PartitionStart {

  private static final Logger LOG = LoggerFactory.getLogger(PartitionStart.class);
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

  /**
   * The start; a first one is marked in Redis before anything else is written. A request to write
   * the partition anew goes before everything else.
   */
  Mono<StartPoint> find(Mono<LogBounds> log, Scheduler timer) {
    return store
        .check(lag)
        .then(Mono.defer(() -> store.rebuilds().requested(partition)))
        .flatMap(request ->
            request
                .filter(asked -> asked.epoch() >= stream.epoch())
                .map(this::takeUp)
                .orElseGet(() -> withdraw(request).then(goOn(log)).flatMap(this::withWholeFrom)))
        .onErrorResume(
            ViewRefusedException.class,
            e -> Mono.just(StartPoint.refused(partition, String.valueOf(e.getMessage()))))
        .retryWhen(
            Retry.backoff(Long.MAX_VALUE, FIRST_RETRY).maxBackoff(LONGEST_RETRY).scheduler(timer));
  }

  /** A request of a former epoch will never be taken up. */
  private Mono<Void> withdraw(Optional<RebuildRequest> old) {
    return Mono.justOrEmpty(old)
        .doOnNext(request ->
            LOG.atWarn()
                .addKeyValue("partition", partition)
                .addKeyValue("request", request.toString())
                .log("What was asked to be written anew is of a former epoch: it is dropped"))
        .flatMap(request -> store.rebuilds().withdraw(partition, request));
  }

  private Mono<StartPoint> goOn(Mono<LogBounds> log) {
    return Mono.zip(store.mark(partition), log)
        .flatMap(found -> decide(found.getT1(), found.getT2()))
        .flatMap(this::markFirst);
  }

  private Mono<StartPoint> withWholeFrom(StartPoint point) {
    return point instanceof StartPoint.From from
        ? store
            .rebuilds()
            .wholeFrom(partition)
            .map(day -> new StartPoint.From(from.offset(), from.marked(), from.generation(), day))
        : Mono.just(point);
  }

  private Mono<StartPoint> takeUp(RebuildRequest request) {
    if (request.epoch() != stream.epoch()) {
      return Mono.just(
          StartPoint.refused(partition, "it was to be written anew from epoch " + request.epoch()));
    }
    return store
        .rebuilds()
        .takeUp(partition, request)
        .filter(generation -> generation != 0)
        .flatMap(generation ->
            (request.clean() ? clean(request, generation) : Mono.<Void>empty())
                .thenReturn(generation))
        .map(generation ->
            (StartPoint) new StartPoint.From(request.from(), true, generation, request.wholeFrom()))
        .switchIfEmpty(
            Mono.error(() -> new IllegalStateException("another request came meanwhile")));
  }

  /** The mark is back already: no reader takes what is being deleted for whole. */
  private Mono<Void> clean(RebuildRequest request, long generation) {
    int partitions = stream.partitions();
    return store
        .rebuilds()
        .clean(
            partition,
            generation,
            symbol -> Partitions.of(symbol, partitions) == partition,
            request.wholeFrom())
        .then(store.rebuilds().withdraw(partition, request));
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

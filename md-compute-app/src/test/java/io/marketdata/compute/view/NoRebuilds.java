package io.marketdata.compute.view;

import java.util.Optional;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

/** Nobody asks for anything. */
final class NoRebuilds implements Rebuilds {

  @Override
  public Mono<Void> request(int partition, RebuildRequest request) {
    return Mono.error(new UnsupportedOperationException());
  }

  @Override
  public Mono<Optional<RebuildRequest>> requested(int partition) {
    return Mono.just(Optional.empty());
  }

  @Override
  public Mono<Long> takeUp(int partition, RebuildRequest request) {
    return Mono.error(new UnsupportedOperationException());
  }

  @Override
  public Mono<Void> clean(
      int partition, long generation, Predicate<String> symbols, int wholeFrom) {
    return Mono.error(new UnsupportedOperationException());
  }

  @Override
  public Mono<Void> withdraw(int partition, RebuildRequest request) {
    return Mono.error(new UnsupportedOperationException());
  }

  @Override
  public Mono<Integer> wholeFrom(int partition) {
    return Mono.just(RebuildRequest.ALL_DAYS);
  }
}

package io.marketdata.compute.view;

import java.util.Optional;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

/**
 * What Redis keeps so that a partition can be written anew while its writer runs. A request stays
 * until the partition's owner has taken it up. Thread-safe.
 */
public interface Rebuilds {

  /** Asks for it; another request for the same partition takes the place of the first. */
  Mono<Void> request(int partition, RebuildRequest request);

  /** The request that has not been taken up. */
  Mono<Optional<RebuildRequest>> requested(int partition);

  /**
   * Sets the partition's mark back to the request's begin, wherever it stands, and notes the first
   * whole day, all at one moment. Ends the request unless it is to clean: that one stays, and holds
   * the mark, until {@link #withdraw}; so whoever owns the partition next cleans again.
   *
   * @return the mark's new generation; 0 where the request is another one meanwhile
   */
  Mono<Long> takeUp(int partition, RebuildRequest request);

  /**
   * Deletes what Redis holds of the symbols and the log can bring again: everything where all days
   * are whole in it, else minutes and trades of the days that are. Ends in an error where the mark
   * is of another generation meanwhile, which is looked at before each few deletes.
   */
  Mono<Void> clean(int partition, long generation, Predicate<String> symbols, int wholeFrom);

  /** Ends a request; another one for the same partition stays, and is an error. */
  Mono<Void> withdraw(int partition, RebuildRequest request);

  /** The first trading day that is whole; {@link RebuildRequest#ALL_DAYS} where all are. */
  Mono<Integer> wholeFrom(int partition);
}

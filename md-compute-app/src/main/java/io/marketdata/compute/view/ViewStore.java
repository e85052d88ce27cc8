package io.marketdata.compute.view;

import io.marketdata.history.FlushMark;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Redis, as the view writer needs it. Every operation ends in an error where Redis does not answer
 * in time or refuses; none is repeated by the store itself. Thread-safe.
 */
public interface ViewStore {

  /**
   * Checks the servers' settings.
   *
   * @param durabilityLag time after which what Redis acknowledged is to count as durable
   * @return ends in a {@link ViewRefusedException} where a setting would lose data
   */
  Mono<Void> check(Duration durabilityLag);

  /** The partition's flush mark. */
  Mono<Optional<FlushMark>> mark(int partition);

  /**
   * Moves a flush mark up.
   *
   * @param expected whether there must be one already
   */
  Mono<MarkAdvance> advance(int partition, FlushMark mark, boolean expected);

  /** Symbols that have reference data in Redis. */
  Mono<List<String>> instruments();

  /** Values in the order of the addresses; an empty array where there is no such field. */
  Mono<List<byte[]>> read(List<FieldAddress> addresses);

  /**
   * Writes each unit by one call, all calls without waiting for one another. A field is replaced
   * only by one of a higher version.
   *
   * @return how many fields Redis held in a version at least as high
   */
  Mono<Integer> write(List<UnitWrite> units);

  /**
   * Gives a field that cannot be read another name, see {@link
   * io.marketdata.history.ViewKeys#corrupt}, unless its value has changed.
   *
   * @return whether it was there unchanged
   */
  Mono<Boolean> setAside(DamagedField damaged);

  /** Partitions that are to be written anew. */
  Rebuilds rebuilds();

  /** Names the masters' processes; another text = at least one of them has been replaced. */
  Mono<String> identity();

  /** One element whenever a connection was lost or made anew; never ends. */
  Flux<String> disturbances();
}

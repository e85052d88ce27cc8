package io.marketdata.compute.view.redis;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.marketdata.compute.view.DamagedField;
import io.marketdata.compute.view.FieldAddress;
import io.marketdata.compute.view.FieldWrite;
import io.marketdata.compute.view.HashWrite;
import io.marketdata.compute.view.MarkAdvance;
import io.marketdata.compute.view.Rebuilds;
import io.marketdata.compute.view.UnitWrite;
import io.marketdata.compute.view.ViewRefusedException;
import io.marketdata.compute.view.ViewStore;
import io.marketdata.history.FlushMark;
import io.marketdata.history.ViewKeys;
import io.marketdata.redis.FirstConnection;
import io.marketdata.redis.RedisAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The view in Redis, over Spring's reactive connections. */
final class RedisViewStore implements ViewStore {

  private final FirstConnection connections;
  private final RedisRebuilds rebuilds;
  private final Masters masters;
  private final ServerSettings settings;
  private final CircuitBreaker breaker;
  private final Flux<String> disturbances;
  private final Duration timeout;
  private final int unitsOfACall;
  private final Script writeUnits = Script.load("write-units.lua");
  private final Script setAside = Script.load("set-aside.lua");
  private final Script advanceMark = Script.load("advance-mark.lua");

  /**
   * Makes the store.
   *
   * @param timeout of a whole operation, pipelined ones included
   * @param unitsOfACall see {@link #unitsOfACall(RedisAddress, int)}
   */
  RedisViewStore(
      ReactiveRedisConnectionFactory connections,
      Masters masters,
      ServerSettings settings,
      CircuitBreaker breaker,
      Flux<String> disturbances,
      Duration timeout,
      int unitsOfACall) {
    this.connections = new FirstConnection(connections);
    this.masters = masters;
    this.rebuilds = new RedisRebuilds(this.connections, masters, timeout);
    this.settings = settings;
    this.breaker = breaker;
    this.disturbances = disturbances;
    this.timeout = timeout;
    this.unitsOfACall = unitsOfACall;
  }

  /** So many units at most are written by a call: one where each lies in a slot of its own. */
  static int unitsOfACall(RedisAddress address, int most) {
    return address.isCluster() ? 1 : most;
  }

  @Override
  public Mono<Void> check(Duration durabilityLag) {
    return on(c -> settings.check(c).then(masters.isolation()))
        .doOnNext(isolation -> ServerSettings.checkLag(durabilityLag, isolation))
        .then();
  }

  @Override
  public Mono<Optional<FlushMark>> mark(int partition) {
    ByteBuffer key = utf8(ViewKeys.mark(partition));
    return on(c -> c.stringCommands().get(key).map(found -> Optional.of(markIn(partition, found))))
        .defaultIfEmpty(Optional.empty());
  }

  private static FlushMark markIn(int partition, ByteBuffer value) {
    String text = StandardCharsets.UTF_8.decode(value).toString();
    return FlushMark.parse(text)
        .orElseThrow(() ->
            new ViewRefusedException(ViewKeys.mark(partition) + " is no flush mark: " + text));
  }

  @Override
  public Mono<MarkAdvance> advance(int partition, FlushMark mark, boolean expected) {
    ByteBuffer[] arguments = {
      utf8(ViewKeys.mark(partition)),
      utf8(ViewKeys.rebuild(partition)),
      utf8(Long.toString(mark.epoch())),
      utf8(Long.toString(mark.offset())),
      utf8(expected ? "1" : "0"),
      utf8(Long.toString(mark.generation()))
    };
    return on(c -> advanceMark.run(c, 2, arguments))
        .map(result ->
            switch (result.intValue()) {
              case 1 -> MarkAdvance.MOVED;
              case 0 -> MarkAdvance.KEPT;
              case -2 -> MarkAdvance.REBUILD;
              default -> MarkAdvance.VANISHED;
            });
  }

  @Override
  public Mono<List<String>> instruments() {
    ByteBuffer key = utf8(ViewKeys.INSTRUMENTS);
    return on(c ->
        c.hashCommands()
            .hKeys(key)
            .map(field -> StandardCharsets.UTF_8.decode(field).toString())
            .filter(field -> !field.startsWith("#"))
            .collectList());
  }

  @Override
  public Mono<List<byte[]>> read(List<FieldAddress> addresses) {
    return on(c ->
            Flux.fromIterable(addresses)
                .flatMapSequential(
                    address ->
                        c.hashCommands()
                            .hGet(utf8(address.key()), utf8(address.field()))
                            .map(RedisViewStore::bytes)
                            .defaultIfEmpty(new byte[0]),
                    Math.max(1, addresses.size()))
                .collectList())
        .transformDeferred(CircuitBreakerOperator.of(breaker));
  }

  @Override
  public Mono<Integer> write(List<UnitWrite> units) {
    return on(c ->
            Flux.fromIterable(calls(units))
                .flatMap(call -> write(c, call), Math.max(1, units.size()))
                .reduce(0, (sum, kept) -> sum + kept.intValue()))
        .transformDeferred(CircuitBreakerOperator.of(breaker));
  }

  /** The units in calls, which cost more than what is in them. */
  private List<List<UnitWrite>> calls(List<UnitWrite> units) {
    List<List<UnitWrite>> calls = new ArrayList<>(units.size() / unitsOfACall + 1);
    for (int from = 0; from < units.size(); from += unitsOfACall) {
      calls.add(units.subList(from, Math.min(units.size(), from + unitsOfACall)));
    }
    return calls;
  }

  private Mono<Long> write(ReactiveRedisConnection connection, List<UnitWrite> units) {
    List<ByteBuffer> keys = new ArrayList<>();
    List<ByteBuffer> fields = new ArrayList<>();
    for (UnitWrite unit : units) {
      for (HashWrite hash : unit.hashes()) {
        keys.add(utf8(hash.key()));
        fields.add(utf8(Long.toString(hash.secondsToLive())));
        fields.add(utf8(Long.toString(hash.oldestEpoch())));
        fields.add(utf8(Integer.toString(hash.fields().size())));
        for (FieldWrite field : hash.fields()) {
          fields.add(utf8(field.field()));
          fields.add(ByteBuffer.wrap(field.value()));
        }
      }
    }
    int count = keys.size();
    keys.addAll(fields);
    return writeUnits.run(connection, count, keys.toArray(ByteBuffer[]::new));
  }

  @Override
  public Mono<Boolean> setAside(DamagedField damaged) {
    ByteBuffer[] arguments = {
      utf8(damaged.key()),
      utf8(damaged.field()),
      utf8(ViewKeys.corrupt(damaged.field())),
      ByteBuffer.wrap(damaged.value())
    };
    return on(c -> setAside.run(c, 1, arguments)).map(result -> result == 1);
  }

  @Override
  public Rebuilds rebuilds() {
    return rebuilds;
  }

  @Override
  public String breaker() {
    return breaker.getState().name();
  }

  @Override
  public Mono<String> identity() {
    return on(masters::processes);
  }

  @Override
  public Flux<String> disturbances() {
    return disturbances;
  }

  private <T> Mono<T> on(Function<ReactiveRedisConnection, Mono<T>> use) {
    return Mono.usingWhen(connections.get(), use, ReactiveRedisConnection::closeLater)
        .timeout(timeout);
  }

  private static ByteBuffer utf8(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}

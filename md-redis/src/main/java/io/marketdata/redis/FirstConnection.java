package io.marketdata.redis;

import java.time.Duration;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Gives connections without blocking: the very first one is made by a call that blocks, aside and
 * once for all who wait for it; it is not given up when one of them runs out of time.
 */
public final class FirstConnection {

  private static final Duration FOREVER = Duration.ofDays(36_500);

  private final ReactiveRedisConnectionFactory connections;
  private final Mono<Boolean> made;

  /** Of these connections; asks for none yet. */
  public FirstConnection(ReactiveRedisConnectionFactory connections) {
    this.connections = connections;
    this.made =
        Mono.fromCallable(this::make)
            .subscribeOn(Schedulers.boundedElastic())
            .cache(done -> FOREVER, failed -> Duration.ZERO, () -> Duration.ZERO);
  }

  /** A connection; an error where the first one cannot be made. */
  public Mono<ReactiveRedisConnection> get() {
    return made.map(done -> connections.getReactiveConnection());
  }

  private boolean make() {
    connections.getReactiveConnection().close();
    return true;
  }
}

package io.marketdata.compute.view.redis;

import java.time.Duration;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import reactor.core.publisher.Mono;

/** A server that nobody replaces; it may lose its newest writes when it is killed. */
final class SingleServer implements Masters {

  private static final String RUN_ID = "run_id";

  @Override
  public Mono<String> processes(ReactiveRedisConnection connection) {
    return runId(connection);
  }

  /** The process behind a connection to one server. */
  static Mono<String> runId(ReactiveRedisConnection connection) {
    return connection
        .serverCommands()
        .info("server")
        .mapNotNull(information -> information.getProperty(RUN_ID));
  }

  @Override
  public Mono<Duration> isolation() {
    return Mono.just(Duration.ZERO);
  }

  @Override
  public void close() {}
}

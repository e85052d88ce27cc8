package io.marketdata.gateway.history.redis;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.marketdata.gateway.history.CorruptHistoryException;
import io.marketdata.gateway.history.HistoryMetrics;
import io.marketdata.gateway.history.HistoryUnavailableException;
import io.marketdata.redis.FirstConnection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Asks Redis one bounded question: the whole answer in time, or an error. A circuit breaker spares
 * a Redis that does not answer.
 */
final class RedisReader {

  private final FirstConnection connections;
  private final CircuitBreaker breaker;
  private final Duration timeout;
  private final HistoryMetrics metrics;

  RedisReader(
      ReactiveRedisConnectionFactory connections,
      CircuitBreaker breaker,
      Duration timeout,
      HistoryMetrics metrics) {
    this.connections = new FirstConnection(connections);
    this.breaker = breaker;
    this.timeout = timeout;
    this.metrics = metrics;
  }

  /** The answer as a list; {@code question} names it in errors and meters. */
  <T> Mono<List<T>> ask(String question, Function<ReactiveRedisConnection, Flux<T>> read) {
    return Mono.defer(() -> {
      long begun = System.nanoTime();
      return Flux.usingWhen(connections.get(), read, ReactiveRedisConnection::closeLater)
          .collectList()
          .timeout(timeout)
          .transformDeferred(CircuitBreakerOperator.of(breaker))
          .doOnSuccess(answer -> metrics.read(question, System.nanoTime() - begun))
          .onErrorMap(e -> !(e instanceof CorruptHistoryException), e -> failed(question, e));
    });
  }

  private Throwable failed(String question, Throwable error) {
    metrics.failed(question);
    return new HistoryUnavailableException(question, error);
  }

  static ByteBuffer utf8(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  static String text(ByteBuffer buffer) {
    return StandardCharsets.UTF_8.decode(buffer.duplicate()).toString();
  }
}

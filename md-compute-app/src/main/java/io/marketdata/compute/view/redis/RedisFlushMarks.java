package io.marketdata.compute.view.redis;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.lettuce.core.resource.ClientResources;
import io.marketdata.compute.epoch.EpochRefusedException;
import io.marketdata.compute.epoch.FlushMarks;
import io.marketdata.compute.view.MarkAdvance;
import io.marketdata.history.FlushMark;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.dao.DataAccessException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The marks in Redis, for a command that runs alone. Blocks. */
public final class RedisFlushMarks implements FlushMarks {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final String uri;
  private final ClientResources resources;
  private final LettuceConnectionFactory connections;
  private final RedisViewStore store;

  private RedisFlushMarks(
      String uri,
      ClientResources resources,
      LettuceConnectionFactory connections,
      RedisViewStore store) {
    this.uri = uri;
    this.resources = resources;
    this.connections = connections;
    this.store = store;
  }

  /**
   * Connects with the first question.
   *
   * @param uri as of {@code md.redis.uri}
   */
  public static RedisFlushMarks open(String uri) {
    ClientResources resources = ClientResources.create();
    LettuceConnectionFactory connections = RedisConnections.factory(uri, TIMEOUT, resources);
    connections.afterPropertiesSet();
    connections.start();
    RedisViewStore store =
        new RedisViewStore(
            connections,
            new ServerSettings(true),
            CircuitBreaker.ofDefaults("epoch"),
            Flux.never(),
            TIMEOUT);
    return new RedisFlushMarks(uri, resources, connections, store);
  }

  @Override
  public Optional<FlushMark> mark(int partition) {
    return answer(store.mark(partition));
  }

  @Override
  public void first(int partition, FlushMark mark) {
    MarkAdvance done = answer(store.advance(partition, mark, false));
    if (done == MarkAdvance.VANISHED) {
      throw new EpochRefusedException("the mark of partition " + partition + " has vanished");
    }
  }

  @Override
  public void close() {
    connections.destroy();
    resources.shutdown(0, 1, TimeUnit.SECONDS);
  }

  private <T> T answer(Mono<T> question) {
    try {
      T answer = question.block(TIMEOUT.plusSeconds(5));
      if (answer == null) {
        throw new EpochRefusedException("Redis gives no answer at " + uri);
      }
      return answer;
    } catch (DataAccessException | IllegalStateException e) {
      throw new EpochRefusedException(
          "Redis does not answer at %s: %s; --redis= names it".formatted(uri, e.getMessage()));
    }
  }
}

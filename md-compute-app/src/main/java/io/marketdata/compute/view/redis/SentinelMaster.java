package io.marketdata.compute.view.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.sentinel.api.StatefulRedisSentinelConnection;
import io.marketdata.redis.RedisAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The master that sentinels name. It counts as whole only while most of the sentinels name the very
 * process that is written to and none of those doubts that it is up: so a master that is cut off
 * together with us, or alone, is not taken for whole longer than the sentinels' own patience.
 */
final class SentinelMaster implements Masters {

  private static final List<String> DOUBTS = List.of("s_down", "o_down", "disconnected");

  private final String name;
  private final Duration timeout;
  private final RedisClient client;
  private final List<Mono<StatefulRedisSentinelConnection<String, String>>> sentinels;

  SentinelMaster(RedisAddress address, ClientResources resources, Duration timeout) {
    this.name = address.masterName();
    this.timeout = timeout;
    this.client = RedisClient.create(resources);
    this.sentinels = address.sentinels().stream().map(this::connection).toList();
  }

  private Mono<StatefulRedisSentinelConnection<String, String>> connection(RedisURI sentinel) {
    return Mono.fromCompletionStage(() -> client.connectSentinelAsync(StringCodec.UTF8, sentinel))
        .cacheInvalidateIf(connection -> !connection.isOpen());
  }

  @Override
  public Mono<String> processes(ReactiveRedisConnection connection) {
    return Mono.zip(SingleServer.runId(connection), views())
        .map(found -> agreed(found.getT1(), found.getT2()));
  }

  private String agreed(String runId, List<Map<String, String>> views) {
    long agree = views.stream().filter(view -> isSure(view, runId)).count();
    if (agree * 2 <= sentinels.size()) {
      throw new IllegalStateException(
          "only %d of %d sentinels name process %s master and up"
              .formatted(agree, sentinels.size(), runId));
    }
    return runId;
  }

  private static boolean isSure(Map<String, String> view, String runId) {
    List<String> flags = List.of(view.getOrDefault("flags", "").split(","));
    return runId.equals(view.get("runid")) && DOUBTS.stream().noneMatch(flags::contains);
  }

  /** What each sentinel that answers in time says of the master. */
  private Mono<List<Map<String, String>>> views() {
    return Flux.fromIterable(sentinels)
        .flatMap(
            sentinel ->
                sentinel
                    .flatMap(connection -> connection.reactive().master(name))
                    .timeout(timeout)
                    .onErrorComplete(),
            sentinels.size())
        .collectList();
  }

  @Override
  public Mono<Duration> isolation() {
    return views()
        .map(views ->
            views.stream()
                .map(view -> view.get("down-after-milliseconds"))
                .mapToLong(millis -> millis == null ? 0 : Long.parseLong(millis))
                .max()
                .orElseThrow(() -> new IllegalStateException("no sentinel answers")))
        .map(millis -> Duration.ofMillis(millis).plus(MARGIN));
  }

  @Override
  public void close() {
    client.shutdown(Duration.ZERO, Duration.ZERO);
  }
}

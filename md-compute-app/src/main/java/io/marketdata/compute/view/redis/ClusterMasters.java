package io.marketdata.compute.view.redis;

import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanStream;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.reactive.RedisReactiveCommands;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.codec.StringCodec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reactivestreams.Publisher;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ScanOptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The masters that the client's map of slots names. They count as whole only while each of them
 * says that the cluster is: one that is cut off stops saying so after the cluster's node time-out,
 * and stops taking writes with it. Replicas are not asked, they may be away.
 */
final class ClusterMasters implements Masters {

  private static final int SLOTS = 16_384;
  private static final Pattern RUN_ID = Pattern.compile("^run_id:(\\w+)", Pattern.MULTILINE);
  private static final String WHOLE = "cluster_state:ok";
  private static final String NODE_TIMEOUT = "cluster-node-timeout";

  private final LettuceConnectionFactory connections;
  private final Mono<StatefulRedisClusterConnection<String, String>> connection;

  ClusterMasters(LettuceConnectionFactory connections) {
    this.connections = connections;
    this.connection =
        Mono.fromCompletionStage(() -> client().connectAsync(StringCodec.UTF8))
            .cacheInvalidateIf(made -> !made.isOpen());
  }

  private RedisClusterClient client() {
    return (RedisClusterClient) connections.getRequiredNativeClient();
  }

  @Override
  public Mono<String> processes(ReactiveRedisConnection ignored) {
    return each(ClusterMasters::process).map(found -> String.join(" ", new TreeSet<>(found)));
  }

  private static Mono<String> process(RedisReactiveCommands<String, String> master) {
    return Mono.zip(master.info("server"), master.clusterInfo())
        .map(found -> {
          Matcher runId = RUN_ID.matcher(found.getT1());
          if (!found.getT2().contains(WHOLE) || !runId.find()) {
            throw new IllegalStateException("a master says that the cluster is not whole");
          }
          return runId.group(1);
        });
  }

  @Override
  public Mono<Duration> isolation() {
    return each(master -> master.configGet(NODE_TIMEOUT).map(ClusterMasters::nodeTimeout))
        .map(found ->
            Duration.ofMillis(found.stream().mapToLong(Long::longValue).max().orElse(0))
                .plus(MARGIN));
  }

  private static long nodeTimeout(Map<String, String> config) {
    return Long.parseLong(config.getOrDefault(NODE_TIMEOUT, "0"));
  }

  private <T> Mono<List<T>> each(Function<RedisReactiveCommands<String, String>, Mono<T>> ask) {
    return everywhere(ask).collectList();
  }

  private <T> Flux<T> everywhere(
      Function<RedisReactiveCommands<String, String>, ? extends Publisher<T>> ask) {
    return connection.flatMapMany(cluster -> {
      List<RedisClusterNode> masters = masters(cluster);
      int slots = masters.stream().mapToInt(node -> node.getSlots().size()).sum();
      if (slots != SLOTS) {
        return Flux.error(new IllegalStateException(slots + " of " + SLOTS + " slots are served"));
      }
      return Flux.fromIterable(masters)
          .flatMap(
              node ->
                  Mono.fromCompletionStage(() -> cluster.getConnectionAsync(node.getNodeId()))
                      .map(StatefulRedisConnection::reactive)
                      .flatMapMany(ask),
              masters.size());
    });
  }

  private static List<RedisClusterNode> masters(
      StatefulRedisClusterConnection<String, String> cluster) {
    return cluster.getPartitions().stream()
        .filter(node -> node.getRole().isUpstream() && !node.getSlots().isEmpty())
        .filter(node -> !node.is(RedisClusterNode.NodeFlag.FAIL))
        .toList();
  }

  /** Master by master: a map of slots may name dead ones that serve none. */
  @Override
  public Flux<ByteBuffer> scan(ReactiveRedisConnection ignored, ScanOptions options) {
    ScanArgs arguments = ScanArgs.Builder.matches(String.valueOf(options.getPattern()));
    Long count = options.getCount();
    if (count != null) {
      arguments.limit(count);
    }
    return everywhere(master -> ScanStream.scan(master, arguments))
        .map(key -> ByteBuffer.wrap(key.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {
    // the connection ends with the factory's client
  }
}

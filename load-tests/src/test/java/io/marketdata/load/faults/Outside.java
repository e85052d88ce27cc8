package io.marketdata.load.faults;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.marketdata.history.ViewKeys;
import io.marketdata.wire.Topics;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What can be seen of an installation without asking its apps: the ends of the logs, the group and
 * its offsets, the flush marks. Blocks; each answer is null or empty where Kafka or Redis gives
 * none within a few seconds. One thread at a time.
 */
final class Outside implements AutoCloseable {

  private static final long LIMIT_SECONDS = 5;
  private static final String GROUP = "md-compute";

  private final Admin admin;
  private final String redisUri;
  private final Supplier<Layout> layout;
  private @Nullable RedisClient redis;

  Outside(String bootstrap, String redisUri, Supplier<Layout> layout) {
    this.redisUri = redisUri;
    this.layout = layout;
    admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 4_000,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500));
  }

  /** Ends of the ticks by partition. */
  long @Nullable [] ticks() throws InterruptedException {
    return ends(Topics.ticks(layout.get().epoch()));
  }

  /** Ends of the updates by partition. */
  long @Nullable [] updates() throws InterruptedException {
    return ends(Topics.updates(layout.get().epoch()));
  }

  /** Offsets of the newest checkpoints by partition; 0 where there is none. */
  long @Nullable [] checkpoints() throws InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        await(a -> a.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata());
    if (offsets == null) {
      return null;
    }
    String topic = Topics.ticks(layout.get().epoch());
    return partitions()
        .mapToLong(p -> {
          OffsetAndMetadata found = offsets.get(new TopicPartition(topic, p));
          return found == null ? 0 : found.offset();
        })
        .toArray();
  }

  /** State of the group and its members; empty where the broker does not say. */
  String group() throws InterruptedException {
    ConsumerGroupDescription group = description();
    return group == null ? "" : group.groupState() + " " + members(group);
  }

  /** Members of the group; empty where there are none or the broker does not say. */
  Set<String> members() throws InterruptedException {
    ConsumerGroupDescription group = description();
    return group == null ? Set.of() : members(group);
  }

  private @Nullable ConsumerGroupDescription description() throws InterruptedException {
    return await(a -> a.describeConsumerGroups(Set.of(GROUP)).describedGroups().get(GROUP));
  }

  private static Set<String> members(ConsumerGroupDescription group) {
    return group.members().stream()
        .map(MemberDescription::consumerId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Flush marks by partition; -1 where there is none. */
  long @Nullable [] marks() {
    RedisClient client = redis();
    try (StatefulRedisConnection<String, String> connection = client.connect()) {
      return partitions().mapToLong(p -> offset(connection.sync().get(ViewKeys.mark(p)))).toArray();
    } catch (RedisException _) {
      return null;
    }
  }

  /** Whether each is at least as far as the other. */
  static boolean reached(long @Nullable [] reached, long @Nullable [] ends) {
    return reached != null
        && ends != null
        && IntStream.range(0, ends.length).allMatch(p -> reached[p] >= ends[p]);
  }

  /** Whether each is further than the other. */
  static boolean passed(long @Nullable [] now, long @Nullable [] before) {
    return now != null
        && before != null
        && IntStream.range(0, before.length).allMatch(p -> now[p] > before[p]);
  }

  /** How far the second lies behind the first, in all. */
  static long lag(long @Nullable [] ends, long @Nullable [] reached) {
    return ends == null || reached == null
        ? -1
        : Arrays.stream(ends).sum() - Arrays.stream(reached).sum();
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
    RedisClient client = redis;
    if (client != null) {
      client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    }
  }

  private RedisClient redis() {
    RedisClient client = redis;
    if (client == null) {
      RedisURI uri = RedisURI.create(redisUri);
      uri.setTimeout(Duration.ofSeconds(2));
      client = RedisClient.create(uri);
      redis = client;
    }
    return client;
  }

  /** Offset of a mark; -1 where it is of an epoch before, or there is none. */
  private long offset(@Nullable String mark) {
    if (mark == null) {
      return -1;
    }
    String[] parts = mark.split(":", -1);
    return Long.parseLong(parts[0]) == layout.get().epoch() ? Long.parseLong(parts[1]) : -1;
  }

  private IntStream partitions() {
    return IntStream.range(0, layout.get().partitions());
  }

  private long @Nullable [] ends(String topic) throws InterruptedException {
    Map<TopicPartition, OffsetSpec> latest =
        partitions()
            .boxed()
            .collect(Collectors.toMap(p -> new TopicPartition(topic, p), _ -> OffsetSpec.latest()));
    var found = await(a -> a.listOffsets(latest).all());
    return found == null
        ? null
        : partitions().mapToLong(p -> found.get(new TopicPartition(topic, p)).offset()).toArray();
  }

  private <T> @Nullable T await(Function<Admin, org.apache.kafka.common.KafkaFuture<T>> question)
      throws InterruptedException {
    try {
      return question.apply(admin).get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException _) {
      return null;
    }
  }
}

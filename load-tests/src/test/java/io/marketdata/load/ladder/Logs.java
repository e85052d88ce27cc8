package io.marketdata.load.ladder;

import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.topic.TopicLayout;
import io.marketdata.kafka.topic.TopicProvisioner;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The broker's topics and groups, looked at and cleared away from outside. Blocks. */
final class Logs implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final KafkaSettings settings;
  private final Admin admin;
  private final TopicLayout layout;

  Logs(KafkaSettings settings, Admin admin, TopicLayout layout) {
    this.settings = settings;
    this.admin = admin;
    this.layout = layout;
  }

  KafkaSettings settings() {
    return settings;
  }

  /** Creates the platform's topics that are not there. */
  void createMissing() {
    new TopicProvisioner(admin, LIMIT).create(layout);
  }

  /** Creates a topic of as many partitions as the platform's. */
  void create(String topic) throws ExecutionException, InterruptedException {
    admin.createTopics(List.of(new NewTopic(topic, layout.partitions(), (short) 1))).all().get();
  }

  /** Deletes topics and waits until they are gone. */
  void delete(Collection<String> topics) throws InterruptedException {
    ignoring(UnknownTopicOrPartitionException.class, () -> admin.deleteTopics(topics).all().get());
    long begin = System.nanoTime();
    while (exist(topics)) {
      if (System.nanoTime() - begin > LIMIT.toNanos()) {
        throw new IllegalStateException("topics are not deleted: " + topics);
      }
      Thread.sleep(50);
    }
  }

  private boolean exist(Collection<String> topics) throws InterruptedException {
    try {
      return admin.listTopics().names().get().stream().anyMatch(topics::contains);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Deletes groups, if they are there. */
  void deleteGroups(Collection<String> groups) throws InterruptedException {
    for (String group : groups) {
      ignoring(
          GroupIdNotFoundException.class,
          () -> admin.deleteConsumerGroups(List.of(group)).all().get());
    }
  }

  /** Ends of a topic's partitions, by partition; empty while it is not there. */
  Map<Integer, Long> ends(String topic) throws InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted =
        IntStream.range(0, layout.partitions())
            .boxed()
            .collect(Collectors.toMap(p -> new TopicPartition(topic, p), _ -> OffsetSpec.latest()));
    try {
      Map<Integer, Long> ends = new HashMap<>();
      admin
          .listOffsets(wanted)
          .all()
          .get()
          .forEach((p, end) -> ends.put(p.partition(), end.offset()));
      return ends;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Records of a topic that was never cut. */
  long length(String topic) throws InterruptedException {
    return ends(topic).values().stream().mapToLong(Long::longValue).sum();
  }

  /** What a group has committed of a topic, by partition. */
  Map<Integer, Long> committed(String group, String topic) throws InterruptedException {
    try {
      Map<Integer, Long> committed = new HashMap<>();
      admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .forEach((partition, offset) -> {
            if (offset != null && partition.topic().equals(topic)) {
              committed.put(partition.partition(), offset.offset());
            }
          });
      return committed;
    } catch (ExecutionException e) {
      return Map.of();
    }
  }

  /** Bytes of a topic on the broker's disk. */
  long bytes(String topic) throws InterruptedException {
    try {
      return admin.describeLogDirs(List.of(1)).allDescriptions().get().values().stream()
          .flatMap(brokers -> brokers.values().stream())
          .flatMap(folder -> folder.replicaInfos().entrySet().stream())
          .filter(replica -> replica.getKey().topic().equals(topic))
          .mapToLong(replica -> replica.getValue().size())
          .sum();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    admin.close(LIMIT);
  }

  private static void ignoring(Class<? extends Exception> failure, Call call)
      throws InterruptedException {
    try {
      call.run();
    } catch (ExecutionException e) {
      if (!failure.isInstance(e.getCause())) {
        throw new IllegalStateException(e);
      }
    }
  }

  private interface Call {
    void run() throws ExecutionException, InterruptedException;
  }
}

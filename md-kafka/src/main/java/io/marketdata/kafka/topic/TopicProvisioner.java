package io.marketdata.kafka.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Creates the platform's topics. What exists is left as it is: {@link TopicInspection} tells
 * whether it is sound. Blocks; the Admin client stays the caller's.
 */
public final class TopicProvisioner {

  private static final Duration POLL = Duration.ofMillis(20);

  private final Admin admin;
  private final Duration limit;

  /**
   * Makes a provisioner of one cluster.
   *
   * @param admin a client of the cluster
   * @param limit how long each answer may take
   */
  public TopicProvisioner(Admin admin, Duration limit) {
    this.admin = admin;
    this.limit = limit;
  }

  /**
   * Creates the topics that do not exist and waits until they can be written.
   *
   * @param layout what they are created with
   * @return the names of those that were created, empty if all were there
   * @throws TopicsRefusedException if Kafka refuses to create one
   * @throws KafkaUnavailableException if it does not answer
   */
  public List<String> create(TopicLayout layout) {
    return create(layout, Map.of());
  }

  /**
   * As {@link #create(TopicLayout)}, with settings of the ticks that are to be put right later.
   *
   * @param ofTicks settings that win over those of the layout
   */
  public List<String> create(TopicLayout layout, Map<String, String> ofTicks) {
    return create(layout, ofTicks, List.of(TopicRole.values()));
  }

  /** Creates the topic of the commands alone, where it does not exist. */
  public List<String> createCommands(TopicLayout layout) {
    return create(layout, Map.of(), List.of(TopicRole.COMMANDS));
  }

  private List<String> create(
      TopicLayout layout, Map<String, String> ofTicks, List<TopicRole> roles) {
    Set<String> existing = AdminCall.require("for its topics", admin.listTopics().names(), limit);
    List<NewTopic> absent =
        roles.stream()
            .filter(role -> !existing.contains(role.topic(layout.epoch())))
            .map(role -> role.create(layout, role == TopicRole.TICKS ? ofTicks : Map.of()))
            .toList();
    if (absent.isEmpty()) {
      return List.of();
    }
    requireBrokers(layout.profile().replicas());
    List<String> created = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    admin
        .createTopics(absent)
        .values()
        .forEach((topic, answer) -> take(topic, answer, created, refused));
    if (!refused.isEmpty()) {
      throw new TopicsRefusedException(refused);
    }
    awaitLeaders(absent.stream().map(NewTopic::name).toList());
    created.sort(null);
    return List.copyOf(created);
  }

  private void requireBrokers(int replicas) {
    int brokers =
        AdminCall.require("for its brokers", admin.describeCluster().nodes(), limit).size();
    if (brokers < replicas) {
      throw new TopicsRefusedException(
          List.of(
              "Kafka has %d broker(s) and replication %d needs as many; a single one is accepted by name, --replication=1"
                  .formatted(brokers, replicas)));
    }
  }

  private void take(
      String topic, KafkaFuture<Void> answer, List<String> created, List<String> refused) {
    try {
      AdminCall.answer("to create topic " + topic, answer, limit);
      created.add(topic);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (!(cause instanceof TopicExistsException)) {
        refused.add("topic %s cannot be created: %s".formatted(topic, cause.getMessage()));
      }
    }
  }

  private void awaitLeaders(List<String> topics) {
    long start = System.nanoTime();
    while (!haveLeaders(topics)) {
      if (System.nanoTime() - start > limit.toNanos()) {
        throw new TopicsRefusedException(
            List.of("topics %s were created but have no leaders".formatted(topics)));
      }
      try {
        Thread.sleep(POLL);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new KafkaUnavailableException("interrupted while topics were created", e);
      }
    }
  }

  private boolean haveLeaders(List<String> topics) {
    try {
      Map<String, TopicDescription> found =
          AdminCall.answer("for new topics", admin.describeTopics(topics).allTopicNames(), limit);
      return found.values().stream()
              .flatMap(topic -> topic.partitions().stream())
              .allMatch(partition -> partition.leader() != null && !partition.leader().isEmpty())
          && doLeadersKnow(found.values());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw new KafkaUnavailableException("Kafka cannot tell its new topics", e);
    }
  }

  /** A broker may be named leader before it knows: asked for ends, it answers when it does. */
  private boolean doLeadersKnow(Collection<TopicDescription> topics) throws ExecutionException {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (TopicDescription topic : topics) {
      for (TopicPartitionInfo partition : topic.partitions()) {
        ends.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest());
      }
    }
    return AdminCall.answer("for new topics", admin.listOffsets(ends).all(), limit).size()
        == ends.size();
  }
}

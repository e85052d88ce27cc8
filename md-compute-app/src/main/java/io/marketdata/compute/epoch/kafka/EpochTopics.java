package io.marketdata.compute.epoch.kafka;

import io.marketdata.compute.checkpoint.StoredPosition;
import io.marketdata.compute.epoch.OldEpoch;
import io.marketdata.compute.epoch.PartitionLook;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.topic.TopicLayout;
import io.marketdata.kafka.topic.TopicProvisioner;
import io.marketdata.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Which topics there are, how far they go, and how new ones are made. Blocks. */
final class EpochTopics implements AutoCloseable {

  /** Set by a change of the epoch itself. */
  private static final Set<String> OWN =
      Set.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, TopicConfig.MAX_MESSAGE_BYTES_CONFIG);

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Pattern OF_EPOCH =
      Pattern.compile("md\\.(ticks|updates|state|rejects)\\.([0-9]{1,9})");

  private final KafkaSettings settings;
  private final TopicLayout layout;
  private final Admin admin;

  EpochTopics(KafkaSettings settings, TopicLayout layout) {
    this.settings = settings;
    this.layout = layout;
    this.admin = Admin.create(settings.admin());
  }

  void requireCommands() {
    if (!exists(Topics.COMMANDS) && newestUsed().isPresent()) {
      new TopicProvisioner(admin, LIMIT).createCommands(layout);
    }
  }

  boolean exists(String topic) {
    return names().contains(topic);
  }

  /** The highest epoch whose ticks hold anything. */
  Optional<OldEpoch> newestUsed() {
    Set<String> names = names();
    for (long epoch : epochs(names).descendingSet()) {
      if (names.contains(Topics.ticks(epoch))) {
        int partitions = partitions(Topics.ticks(epoch));
        OldEpoch found = new OldEpoch(epoch, partitions);
        if (ends(Topics.ticks(epoch), partitions).stream().anyMatch(end -> end > 0)) {
          return Optional.of(found);
        }
      }
    }
    return Optional.empty();
  }

  List<PartitionLook> look(OldEpoch epoch) {
    int count = epoch.partitions();
    String ticks = Topics.ticks(epoch.number());
    List<Long> begins = offsets(ticks, count, OffsetSpec.earliest());
    List<Long> ends = ends(ticks, count);
    List<Long> updates = ends(Topics.updates(epoch.number()), count);
    Map<TopicPartition, OffsetAndMetadata> committed = committed();
    List<PartitionLook> looks = new ArrayList<>();
    for (int partition = 0; partition < count; partition++) {
      OffsetAndMetadata offset = committed.get(new TopicPartition(ticks, partition));
      StoredPosition position =
          new StoredPosition(
              0,
              offset == null ? null : offset.offset(),
              begins.get(partition),
              ends.get(partition));
      looks.add(new PartitionLook(partition, position, updates.get(partition)));
    }
    return looks;
  }

  OldEpoch create(OldEpoch old, int partitions, boolean forCopy) {
    long epoch = old.number() + 1;
    Set<Long> taken = epochs(names());
    while (taken.contains(epoch)) {
      epoch++;
    }
    TopicLayout next =
        new TopicLayout(
            epoch,
            partitions,
            layout.profile(),
            layout.retention(),
            layout.retentionBytes(),
            layout.segmentBytes());
    TopicProvisioner provisioner = new TopicProvisioner(admin, LIMIT);
    provisioner.create(
        next, forCopy ? Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime") : Map.of());
    for (String topic : topics(epoch)) {
      if (partitions(topic) != partitions) {
        throw new KafkaException("topic %s is being made by somebody else".formatted(topic));
      }
    }
    keepSettings(old.number(), epoch);
    return new OldEpoch(epoch, partitions);
  }

  /** What an operator has set on the old topics holds for the new ones. */
  private void keepSettings(long old, long epoch) {
    Set<String> names = names();
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    List<String> from = topics(old);
    List<String> to = topics(epoch);
    for (int i = 0; i < from.size(); i++) {
      if (names.contains(from.get(i))) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, from.get(i));
        List<AlterConfigOp> settingsOfOld =
            answer(admin.describeConfigs(List.of(resource)).values().get(resource))
                .entries()
                .stream()
                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .filter(entry -> !OWN.contains(entry.name()))
                .map(entry ->
                    new AlterConfigOp(
                        new ConfigEntry(entry.name(), entry.value()), AlterConfigOp.OpType.SET))
                .toList();
        if (!settingsOfOld.isEmpty()) {
          changes.put(new ConfigResource(ConfigResource.Type.TOPIC, to.get(i)), settingsOfOld);
        }
      }
    }
    answer(admin.incrementalAlterConfigs(changes).all());
  }

  void takeAppendTimes(long epoch) {
    set(Topics.ticks(epoch), TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
  }

  /** No frame is that small: the broker refuses every append, and whoever tries learns of it. */
  void seal(long epoch) {
    if (exists(Topics.ticks(epoch))) {
      set(Topics.ticks(epoch), TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "1");
    }
  }

  void unseal(long epoch) {
    if (exists(Topics.ticks(epoch))) {
      set(
          Topics.ticks(epoch),
          TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
          Integer.toString(TopicLayout.MAX_MESSAGE_BYTES));
    }
  }

  private void set(String topic, String setting, String value) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    AlterConfigOp op = new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
    answer(admin.incrementalAlterConfigs(Map.of(resource, List.of(op))).all());
  }

  List<String> deleteOthers(long epoch) {
    Set<String> kept = Set.copyOf(topics(epoch));
    List<String> old =
        names().stream()
            .filter(name -> OF_EPOCH.matcher(name).matches() && !kept.contains(name))
            .sorted()
            .toList();
    answer(admin.deleteTopics(old).all());
    return old;
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }

  private Set<String> names() {
    return answer(admin.listTopics().names());
  }

  private static TreeSet<Long> epochs(Set<String> names) {
    TreeSet<Long> epochs = new TreeSet<>();
    for (String name : names) {
      Matcher matcher = OF_EPOCH.matcher(name);
      if (matcher.matches()) {
        epochs.add(Long.parseLong(matcher.group(2)));
      }
    }
    return epochs;
  }

  private static List<String> topics(long epoch) {
    return Stream.of(
            Topics.ticks(epoch), Topics.updates(epoch), Topics.state(epoch), Topics.rejects(epoch))
        .toList();
  }

  private int partitions(String topic) {
    return answer(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
        .mapToInt(found -> found.partitions().size())
        .sum();
  }

  private List<Long> ends(String topic, int count) {
    return offsets(topic, count, OffsetSpec.latest());
  }

  /** A topic that does not exist holds nothing. */
  private List<Long> offsets(String topic, int count, OffsetSpec which) {
    if (!exists(topic)) {
      return Collections.nCopies(count, 0L);
    }
    Map<TopicPartition, OffsetSpec> question = new HashMap<>();
    for (int partition = 0; partition < count; partition++) {
      question.put(new TopicPartition(topic, partition), which);
    }
    ListOffsetsResult found = admin.listOffsets(question);
    List<Long> offsets = new ArrayList<>();
    for (int partition = 0; partition < count; partition++) {
      offsets.add(answer(found.partitionResult(new TopicPartition(topic, partition))).offset());
    }
    return offsets;
  }

  private Map<TopicPartition, OffsetAndMetadata> committed() {
    try {
      return admin
          .listConsumerGroupOffsets(
              settings.group("compute"), new ListConsumerGroupOffsetsOptions().requireStable(true))
          .partitionsToOffsetAndMetadata()
          .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return Map.of();
      }
      throw new KafkaException("the group's offsets cannot be read: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new KafkaException("the group's offsets cannot be read in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }

  private static <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new KafkaException("Kafka refused: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new KafkaException("Kafka did not answer within " + LIMIT.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }
}

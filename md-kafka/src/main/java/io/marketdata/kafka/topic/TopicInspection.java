package io.marketdata.kafka.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Verifies, at an app's start, that the topics of an epoch are what the platform relies on. Changes
 * nothing. Blocks; the Admin client stays the caller's.
 */
public final class TopicInspection {

  private final Admin admin;
  private final Duration limit;

  /**
   * Makes an inspection of one cluster.
   *
   * @param admin a client of the cluster
   * @param limit how long each answer may take
   */
  public TopicInspection(Admin admin, Duration limit) {
    this.admin = admin;
    this.limit = limit;
  }

  /**
   * Refuses topics that are not sound.
   *
   * @param epoch the epoch in force
   * @param profile the replicas that the installation declares
   * @return the number of partitions that ticks, updates, state and rejects have
   * @throws TopicsRefusedException if something does not hold
   * @throws KafkaUnavailableException if Kafka does not answer
   */
  public int requireSound(long epoch, ReplicationProfile profile) {
    Map<TopicRole, TopicDescription> topics = describe(epoch);
    List<String> violations = violations(epoch, profile, topics);
    TopicDescription ticks = topics.get(TopicRole.TICKS);
    if (!violations.isEmpty() || ticks == null) {
      throw new TopicsRefusedException(violations);
    }
    return ticks.partitions().size();
  }

  /**
   * Tells what does not hold.
   *
   * @param epoch the epoch in force
   * @param profile the replicas that the installation declares
   * @return one readable line per violation, empty if all is well
   * @throws KafkaUnavailableException if Kafka does not answer
   */
  public List<String> violations(long epoch, ReplicationProfile profile) {
    return violations(epoch, profile, describe(epoch));
  }

  private List<String> violations(
      long epoch, ReplicationProfile profile, Map<TopicRole, TopicDescription> topics) {
    Map<String, Config> configs =
        configs(topics.values().stream().map(TopicDescription::name).toList());
    TopicDescription ticks = topics.get(TopicRole.TICKS);
    List<String> lines = new ArrayList<>();
    for (TopicRole role : TopicRole.values()) {
      TopicDescription topic = topics.get(role);
      Config config = topic == null ? null : configs.get(topic.name());
      if (topic == null || config == null) {
        lines.add("topic %s does not exist%s".formatted(role.topic(epoch), role.remedy()));
        continue;
      }
      partitions(role, topic, ticks).ifPresent(lines::add);
      replicas(topic, profile).ifPresent(lines::add);
      rules(role, profile)
          .flatMap(rule -> rule.violation(topic.name(), value(config, rule.setting())).stream())
          .forEach(lines::add);
    }
    return List.copyOf(lines);
  }

  private static Optional<String> partitions(
      TopicRole role, TopicDescription topic, @Nullable TopicDescription ticks) {
    int found = topic.partitions().size();
    if (!role.isPartitioned()) {
      return found == 1
          ? Optional.empty()
          : Optional.of("topic %s has %d partitions, required is 1".formatted(topic.name(), found));
    }
    if (ticks == null || found == ticks.partitions().size()) {
      return Optional.empty();
    }
    return Optional.of(
        "topic %s has %d partitions, required are %d as in %s"
            .formatted(topic.name(), found, ticks.partitions().size(), ticks.name()));
  }

  private static Optional<String> replicas(TopicDescription topic, ReplicationProfile profile) {
    int least = topic.partitions().stream().mapToInt(p -> p.replicas().size()).min().orElse(0);
    if (least >= profile.replicas()) {
      return Optional.empty();
    }
    return Optional.of(
        "topic %s has %d replica(s), required are %d unless the one-node profile is declared (--one-node)"
            .formatted(topic.name(), least, profile.replicas()));
  }

  private static Stream<ConfigRule> rules(TopicRole role, ReplicationProfile profile) {
    ConfigRule inSync =
        ConfigRule.atLeast(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, profile.minInSync());
    return Stream.of(Stream.of(inSync), ConfigRule.common().stream(), role.rules().stream())
        .flatMap(rules -> rules);
  }

  private static @Nullable String value(Config config, String setting) {
    ConfigEntry entry = config.get(setting);
    return entry == null ? null : entry.value();
  }

  private Map<TopicRole, TopicDescription> describe(long epoch) {
    Map<String, TopicRole> roles =
        Arrays.stream(TopicRole.values())
            .collect(Collectors.toMap(role -> role.topic(epoch), role -> role));
    Map<TopicRole, TopicDescription> found = new HashMap<>();
    admin
        .describeTopics(roles.keySet())
        .topicNameValues()
        .forEach((topic, answer) -> {
          try {
            found.put(roles.get(topic), AdminCall.answer("for topic " + topic, answer, limit));
          } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
              throw new KafkaUnavailableException(
                  "Kafka refused when asked for topic %s: %s".formatted(topic, e.getMessage()), e);
            }
          }
        });
    return found;
  }

  private Map<String, Config> configs(List<String> topics) {
    List<ConfigResource> resources =
        topics.stream().map(t -> new ConfigResource(ConfigResource.Type.TOPIC, t)).toList();
    return AdminCall.require(
            "for the configuration of topics", admin.describeConfigs(resources).all(), limit)
        .entrySet()
        .stream()
        .collect(Collectors.toMap(e -> e.getKey().name(), Map.Entry::getValue));
  }
}

package io.marketdata.kafka.topic;

import io.marketdata.wire.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The platform's topics, each with what it is created with and what is required of it. */
enum TopicRole {
  TICKS,
  UPDATES,
  STATE,
  REJECTS,
  COMMANDS;

  private static final int STATE_SEGMENT_BYTES = 32 << 20;
  private static final Duration SEGMENT_AGE = Duration.ofDays(1);
  private static final Duration COMPACTION_LAG = Duration.ofMinutes(10);

  String topic(long epoch) {
    return switch (this) {
      case TICKS -> Topics.ticks(epoch);
      case UPDATES -> Topics.updates(epoch);
      case STATE -> Topics.state(epoch);
      case REJECTS -> Topics.rejects(epoch);
      case COMMANDS -> Topics.COMMANDS;
    };
  }

  /** What helps where it is gone from an epoch in force, to stand behind what is wrong. */
  String remedy() {
    return switch (this) {
      case TICKS -> "; ./run topics epoch --from=state goes on without it";
      case UPDATES, STATE -> "; ./run topics epoch --from=log makes it again";
      case REJECTS, COMMANDS -> "";
    };
  }

  /** Whether it has the one partition count that all partitioned topics share. */
  boolean isPartitioned() {
    return this != COMMANDS;
  }

  /** What is required of its configuration beside what is required of every topic. */
  List<ConfigRule> rules() {
    return switch (this) {
      case TICKS, UPDATES -> List.of(ConfigRule.KEPT_TWO_WEEKS, ConfigRule.DELETED);
      case STATE -> List.of(ConfigRule.COMPACTED_ONLY);
      case REJECTS -> List.of(ConfigRule.DELETED);
      case COMMANDS ->
          List.of(ConfigRule.KEPT_FOREVER, ConfigRule.KEPT_AT_ANY_SIZE, ConfigRule.DELETED);
    };
  }

  NewTopic create(TopicLayout layout) {
    return create(layout, Map.of());
  }

  NewTopic create(TopicLayout layout, Map<String, String> further) {
    int partitions = isPartitioned() ? layout.partitions() : 1;
    short replicas = (short) layout.profile().replicas();
    Map<String, String> configs = configs(layout);
    configs.putAll(further);
    return new NewTopic(topic(layout.epoch()), partitions, replicas).configs(configs);
  }

  private Map<String, String> configs(TopicLayout layout) {
    Map<String, String> configs = new HashMap<>();
    configs.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    configs.put(TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false");
    configs.put(
        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(TopicLayout.MAX_MESSAGE_BYTES));
    configs.put(
        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(layout.profile().minInSync()));
    configs.putAll(
        switch (this) {
          case TICKS, UPDATES, REJECTS -> stream(layout);
          case STATE -> compacted();
          case COMMANDS -> forever();
        });
    return configs;
  }

  private static Map<String, String> stream(TopicLayout layout) {
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
        TopicConfig.RETENTION_MS_CONFIG, Long.toString(layout.retention().toMillis()),
        TopicConfig.RETENTION_BYTES_CONFIG, Long.toString(layout.retentionBytes()),
        TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(layout.segmentBytes()),
        TopicConfig.SEGMENT_MS_CONFIG, Long.toString(SEGMENT_AGE.toMillis()));
  }

  private static Map<String, String> compacted() {
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        TopicConfig.CLEANUP_POLICY_COMPACT,
        TopicConfig.SEGMENT_BYTES_CONFIG,
        Integer.toString(STATE_SEGMENT_BYTES),
        TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
        "0.1",
        TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
        Long.toString(COMPACTION_LAG.toMillis()));
  }

  private static Map<String, String> forever() {
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
        TopicConfig.RETENTION_MS_CONFIG, "-1",
        TopicConfig.RETENTION_BYTES_CONFIG, "-1");
  }
}

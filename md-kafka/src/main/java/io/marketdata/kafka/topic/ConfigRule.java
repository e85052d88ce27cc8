package io.marketdata.kafka.topic;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * What is required of one setting of a topic.
 *
 * @param setting its name
 * @param required what it must be, for a person
 * @param holds whether a value fulfils it
 */
record ConfigRule(String setting, String required, Predicate<String> holds) {

  static final ConfigRule KEPT_TWO_WEEKS =
      atLeast(TopicConfig.RETENTION_MS_CONFIG, TopicLayout.MIN_RETENTION.toMillis());
  static final ConfigRule KEPT_FOREVER = exactly(TopicConfig.RETENTION_MS_CONFIG, "-1");
  static final ConfigRule KEPT_AT_ANY_SIZE = exactly(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
  static final ConfigRule DELETED =
      exactly(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
  static final ConfigRule COMPACTED_ONLY =
      exactly(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);

  private static final List<ConfigRule> COMMON =
      List.of(
          exactly(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime"),
          exactly(TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false"),
          atLeast(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, 1 << 20));

  /** What is required of every topic. */
  static List<ConfigRule> common() {
    return COMMON;
  }

  private static ConfigRule exactly(String setting, String value) {
    return new ConfigRule(setting, value, value::equals);
  }

  static ConfigRule atLeast(String setting, long least) {
    return new ConfigRule(
        setting,
        "at least " + least,
        value -> {
          long found = Long.parseLong(value);
          return found == -1 || found >= least;
        });
  }

  /** The line that tells the violation, if there is one. */
  Optional<String> violation(String topic, @Nullable String value) {
    if (value != null && holds.test(value)) {
      return Optional.empty();
    }
    return Optional.of(
        "topic %s has %s=%s, required is %s".formatted(topic, setting, value, required));
  }
}

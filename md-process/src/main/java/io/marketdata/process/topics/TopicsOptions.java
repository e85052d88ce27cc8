package io.marketdata.process.topics;

import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.topic.ReplicationProfile;
import io.marketdata.kafka.topic.TopicLayout;
import io.marketdata.wire.Topics;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the command line asks for.
 *
 * @param settings how Kafka is reached
 * @param partitions of every topic but the commands
 * @param profile replicas
 */
record TopicsOptions(KafkaSettings settings, int partitions, ReplicationProfile profile) {

  private static final String SECURITY = "--md.kafka.security.";
  private static final String SECURITY_ENV = "MD_KAFKA_SECURITY_";
  private static final String LOCAL = "127.0.0.1:19092";
  private static final int MOST_PARTITIONS = 10_000;
  private static final long UNBOUNDED = -1;

  /**
   * Reads the command line.
   *
   * @param environment of the process; {@code MD_KAFKA_BOOTSTRAP} is the default address
   * @param args {@code create} and options
   * @throws BadOptionException if there is no such command or option
   */
  static TopicsOptions parse(Map<String, String> environment, String... args) {
    if (args.length == 0 || !args[0].equals("create")) {
      throw new BadOptionException(
          "topics takes create, repartition or epoch; ./run topics --help tells more");
    }
    Map<String, String> security = security(environment);
    String kafka = environment.getOrDefault("MD_KAFKA_BOOTSTRAP", LOCAL);
    int partitions = TopicLayout.EMBEDDED_PARTITIONS;
    ReplicationProfile profile = ReplicationProfile.CLUSTER;
    for (int i = 1; i < args.length; i++) {
      String arg = args[i];
      String value = arg.substring(arg.indexOf('=') + 1);
      if (arg.matches("--kafka=.*:[0-9]+")) {
        kafka = value;
      } else if (arg.startsWith("--partitions=")) {
        partitions = partitions(value);
      } else if (arg.startsWith("--replication=")) {
        profile = profile(value);
      } else if (arg.equals("--one-node")) {
        profile = ReplicationProfile.ONE_NODE;
      } else if (arg.startsWith(SECURITY) && arg.indexOf('=') > 0) {
        security.put(arg.substring(SECURITY.length(), arg.indexOf('=')), value);
      } else {
        throw new BadOptionException("unknown option %s; --help lists them".formatted(arg));
      }
    }
    boolean oneNode = profile == ReplicationProfile.ONE_NODE;
    return new TopicsOptions(
        new KafkaSettings(kafka, "topics", "md", oneNode, security), partitions, profile);
  }

  TopicLayout layout() {
    return profile == ReplicationProfile.ONE_NODE
        ? TopicLayout.oneNode(Topics.FIRST_EPOCH, partitions, UNBOUNDED)
        : TopicLayout.cluster(Topics.FIRST_EPOCH, partitions, UNBOUNDED);
  }

  private static Map<String, String> security(Map<String, String> environment) {
    Map<String, String> security = new HashMap<>();
    environment.forEach((name, value) -> {
      if (name.startsWith(SECURITY_ENV)) {
        String key = name.substring(SECURITY_ENV.length()).toLowerCase(Locale.ROOT);
        security.put(key.replace('_', '.'), value);
      }
    });
    return security;
  }

  private static int partitions(String text) {
    int partitions = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    if (partitions < 1 || partitions > MOST_PARTITIONS) {
      throw new BadOptionException(
          "--partitions is 1 to %d, not '%s'".formatted(MOST_PARTITIONS, text));
    }
    return partitions;
  }

  private static ReplicationProfile profile(String text) {
    return switch (text) {
      case "1" -> ReplicationProfile.ONE_NODE;
      case "3" -> ReplicationProfile.CLUSTER;
      default ->
          throw new BadOptionException(
              "--replication is 3, or 1 for a single broker, not '%s'".formatted(text));
    };
  }
}

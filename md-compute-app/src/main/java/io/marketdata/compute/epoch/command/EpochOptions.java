package io.marketdata.compute.epoch.command;

import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.topic.TopicLayout;
import io.marketdata.wire.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param action what to do
 * @param settings how Kafka is reached
 * @param redis where the view is
 * @param partitions of the next epoch; 0 where they stay
 * @param limit for everything to come to rest
 * @param acceptLoss whether updates may be lost that never came to the view
 */
record EpochOptions(
    Action action,
    KafkaSettings settings,
    String redis,
    int partitions,
    Duration limit,
    boolean acceptLoss) {

  /** What there is to do. */
  enum Action {
    REPARTITION,
    FROM_STATE,
    FROM_LOG,
    ABORT,
    DELETE_OLD
  }

  /** The commands that this one takes. */
  static final List<String> COMMANDS = List.of("repartition", "epoch");

  private static final String SECURITY = "--md.kafka.security.";
  private static final String SECURITY_ENV = "MD_KAFKA_SECURITY_";
  private static final int MOST_PARTITIONS = 10_000;
  private static final int LONGEST_WAIT = 86_400;

  /**
   * Reads the command line.
   *
   * @param environment of the process
   * @throws BadEpochOptionException if there is no such command or option
   */
  static EpochOptions parse(Map<String, String> environment, String... args) {
    if (args.length == 0 || !COMMANDS.contains(args[0])) {
      throw new BadEpochOptionException(
          "topics takes create, repartition or epoch; ./run topics --help tells more");
    }
    return new Reading(environment, args[0].equals("repartition")).read(args);
  }

  TopicLayout layout() {
    return settings.oneNodeProfile()
        ? TopicLayout.oneNode(Topics.FIRST_EPOCH, 1, -1)
        : TopicLayout.cluster(Topics.FIRST_EPOCH, 1, -1);
  }

  /** One reading of a command line. */
  private static final class Reading {

    private final boolean repartition;
    private final Map<String, String> security = new HashMap<>();
    private @Nullable Action action;
    private @Nullable Action from;
    private String kafka;
    private String redis;
    private int partitions;
    private Duration limit = Duration.ofMinutes(2);
    private boolean oneNode;
    private boolean acceptLoss;

    Reading(Map<String, String> environment, boolean repartition) {
      this.repartition = repartition;
      this.action = repartition ? null : Action.FROM_STATE;
      kafka = environment.getOrDefault("MD_KAFKA_BOOTSTRAP", "127.0.0.1:19092");
      redis = environment.getOrDefault("MD_REDIS_URI", "redis://127.0.0.1:16379");
      environment.forEach((name, value) -> {
        if (name.startsWith(SECURITY_ENV)) {
          String key = name.substring(SECURITY_ENV.length()).toLowerCase(Locale.ROOT);
          security.put(key.replace('_', '.'), value);
        }
      });
    }

    EpochOptions read(String... args) {
      for (int i = 1; i < args.length; i++) {
        if (!(common(args[i]) || (repartition ? ofRepartition(args[i]) : ofEpoch(args[i])))) {
          throw new BadEpochOptionException(
              "unknown option %s; --help lists them".formatted(args[i]));
        }
      }
      if (from != null && (action == Action.ABORT || action == Action.DELETE_OLD)) {
        throw new BadEpochOptionException("--from goes with neither --abort nor --delete-old");
      }
      Action asked = from == null ? action : from;
      if (asked == null) {
        throw new BadEpochOptionException("repartition takes --partitions=N");
      }
      KafkaSettings settings = new KafkaSettings(kafka, "topics", "md", oneNode, security);
      return new EpochOptions(asked, settings, redis, partitions, limit, acceptLoss);
    }

    private boolean common(String arg) {
      String value = arg.substring(arg.indexOf('=') + 1);
      if (arg.matches("--kafka=.*:[0-9]+")) {
        kafka = value;
      } else if (arg.matches("--redis=rediss?(-[a-z]+)?://.+")) {
        redis = value;
      } else if (arg.startsWith("--wait=")) {
        limit = seconds(value);
      } else if (arg.equals("--one-node") || arg.equals("--replication=1")) {
        oneNode = true;
      } else if (arg.startsWith(SECURITY) && arg.indexOf('=') > 0) {
        security.put(arg.substring(SECURITY.length(), arg.indexOf('=')), value);
      } else if (arg.equals("--abort")) {
        action = Action.ABORT;
      } else if (arg.equals("--delete-old")) {
        action = Action.DELETE_OLD;
      } else {
        return arg.equals("--replication=3");
      }
      return true;
    }

    private boolean ofRepartition(String arg) {
      if (!arg.startsWith("--partitions=")) {
        return false;
      }
      String text = arg.substring(arg.indexOf('=') + 1);
      partitions = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
      if (partitions < 1 || partitions > MOST_PARTITIONS) {
        throw new BadEpochOptionException(
            "--partitions is 1 to %d, not '%s'".formatted(MOST_PARTITIONS, text));
      }
      action = action == null ? Action.REPARTITION : action;
      return true;
    }

    private boolean ofEpoch(String arg) {
      switch (arg) {
        case "--from=state" -> from = Action.FROM_STATE;
        case "--from=log" -> from = Action.FROM_LOG;
        case "--accept-loss" -> acceptLoss = true;
        default -> {
          if (arg.startsWith("--from=")) {
            throw new BadEpochOptionException(
                "--from is state or log, not '%s'".formatted(arg.substring("--from=".length())));
          }
          return false;
        }
      }
      return true;
    }

    private static Duration seconds(String text) {
      int seconds = text.matches("[0-9]{1,5}s?") ? Integer.parseInt(text.replace("s", "")) : 0;
      if (seconds < 1 || seconds > LONGEST_WAIT) {
        throw new BadEpochOptionException(
            "--wait is 1s to %ds, not '%s'".formatted(LONGEST_WAIT, text));
      }
      return Duration.ofSeconds(seconds);
    }
  }
}

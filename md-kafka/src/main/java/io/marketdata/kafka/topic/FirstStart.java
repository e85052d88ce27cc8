package io.marketdata.kafka.topic;

import io.marketdata.kafka.Command;
import io.marketdata.kafka.Commands;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.wire.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * Sets the log up once. The epoch in force is written behind everything else: as long as there is
 * none, the set-up has not been finished and is taken up again; from then on what is missing is an
 * alarm of the apps and is not created.
 */
public final class FirstStart {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Pattern DATA = Pattern.compile("md\\.(ticks|updates|state)\\.[0-9]+");

  private final KafkaSettings settings;
  private final TopicLayout layout;

  /**
   * Makes the set-up of one log.
   *
   * @param settings how Kafka is reached
   * @param layout what the topics are created with
   */
  public FirstStart(KafkaSettings settings, TopicLayout layout) {
    this.settings = settings;
    this.layout = layout;
  }

  /**
   * Creates the topics and puts the layout's epoch in force, unless an epoch is in force already.
   * Blocks.
   *
   * @return whether it did
   * @throws KafkaUnavailableException if Kafka does not answer
   * @throws TopicsRefusedException if it refuses to create a topic
   */
  public boolean ensure() {
    try (Admin admin = Admin.create(settings.admin())) {
      if (hasCommands(admin) && isInForce()) {
        return false;
      }
      requireNoData(admin);
      new TopicProvisioner(admin, LIMIT).create(layout);
    }
    try (Commands commands = Commands.open(settings)) {
      commands.appendEpoch(layout.epoch(), layout.partitions(), "first start").block(LIMIT);
    }
    return true;
  }

  /** Commands that are lost are never taken for a first start: their terms would begin anew. */
  private static void requireNoData(Admin admin) {
    Set<String> names = AdminCall.require("for its topics", admin.listTopics().names(), LIMIT);
    List<String> data = names.stream().filter(DATA.asMatchPredicate()).sorted().toList();
    Map<TopicPartition, OffsetSpec> question = new HashMap<>();
    AdminCall.require("for topics", admin.describeTopics(data).allTopicNames(), LIMIT)
        .forEach((name, topic) ->
            topic
                .partitions()
                .forEach(one ->
                    question.put(new TopicPartition(name, one.partition()), OffsetSpec.latest())));
    AdminCall.require("for ends of logs", admin.listOffsets(question).all(), LIMIT)
        .forEach((partition, end) -> {
          if (end.offset() > 0) {
            throw new TopicsRefusedException(
                List.of(
                    "%s names no epoch in force though %s holds data; ./run topics epoch --from=state goes on with it"
                        .formatted(Topics.COMMANDS, partition.topic())));
          }
        });
  }

  private boolean isInForce() {
    try (Commands commands = Commands.open(settings)) {
      Command.EpochInForce epoch = commands.read().epochInForce();
      return epoch != null;
    }
  }

  private static boolean hasCommands(Admin admin) {
    Set<String> topics = AdminCall.require("for its topics", admin.listTopics().names(), LIMIT);
    return topics.contains(Topics.COMMANDS);
  }
}

package io.marketdata.compute.kafka;

import io.marketdata.kafka.Command;
import io.marketdata.kafka.CommandState;
import io.marketdata.kafka.Commands;
import io.marketdata.kafka.EpochUnknownException;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.LogStalledException;
import io.marketdata.kafka.topic.KafkaUnavailableException;
import io.marketdata.kafka.topic.ReplicationProfile;
import io.marketdata.kafka.topic.SetUpCheck;
import io.marketdata.kafka.topic.TopicInspection;
import io.marketdata.kafka.topic.TopicsRefusedException;
import io.marketdata.wire.Topics;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** What has to hold before compute starts. Blocks. */
final class EpochCheck {

  private static final int MOST_TOLD = 2;
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);

  private final KafkaSettings settings;

  EpochCheck(KafkaSettings settings) {
    this.settings = settings;
  }

  /** Reads the commands that there are. */
  CommandState commands(Commands commands) {
    requireCommands();
    try {
      return commands.read();
    } catch (KafkaException | LogStalledException e) {
      throw unreadable(e);
    }
  }

  /** The epoch in force, with topics that are as the platform needs them. */
  Command.EpochInForce require(CommandState commands) {
    ReplicationProfile profile =
        settings.oneNodeProfile() ? ReplicationProfile.ONE_NODE : ReplicationProfile.CLUSTER;
    try (Admin admin = Admin.create(settings.admin())) {
      Command.EpochInForce epoch = commands.requireEpoch();
      int partitions =
          new TopicInspection(admin, ANSWER_LIMIT).requireSound(epoch.epoch(), profile);
      if (partitions != epoch.partitions()) {
        throw new StartRefusedException(
            "epoch %d has %d partitions in md.commands but its topics have %d"
                .formatted(epoch.epoch(), epoch.partitions(), partitions),
            null);
      }
      return epoch;
    } catch (TopicsRefusedException e) {
      throw new StartRefusedException(line(e.violations()), e);
    } catch (EpochUnknownException | KafkaUnavailableException e) {
      throw new StartRefusedException(String.valueOf(e.getMessage()), e);
    }
  }

  /** What does not hold of one topic mostly holds of none. */
  private static String line(List<String> violations) {
    List<String> told = violations.subList(0, Math.min(MOST_TOLD, violations.size()));
    int more = violations.size() - told.size();
    return String.join("; ", told) + (more == 0 ? "" : "; and %d more like these".formatted(more));
  }

  private void requireCommands() {
    try {
      SetUpCheck.require(settings);
    } catch (KafkaUnavailableException | TopicsRefusedException e) {
      throw new StartRefusedException(String.valueOf(e.getMessage()), e);
    }
  }

  private StartRefusedException unreadable(Exception cause) {
    return new StartRefusedException(
        Topics.COMMANDS
            + " cannot be read at "
            + settings.bootstrapServers()
            + ": "
            + cause.getMessage(),
        cause);
  }
}

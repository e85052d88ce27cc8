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
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** What has to hold before compute starts. Blocks. */
final class EpochCheck {

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
    } catch (EpochUnknownException | TopicsRefusedException | KafkaUnavailableException e) {
      throw new StartRefusedException(String.valueOf(e.getMessage()), e);
    }
  }

  private void requireCommands() {
    try {
      SetUpCheck.require(settings, ANSWER_LIMIT);
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

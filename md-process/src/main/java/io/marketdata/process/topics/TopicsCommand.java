package io.marketdata.process.topics;

import io.marketdata.kafka.Command;
import io.marketdata.kafka.Commands;
import io.marketdata.kafka.LogStalledException;
import io.marketdata.kafka.topic.FirstStart;
import io.marketdata.kafka.topic.KafkaUnavailableException;
import io.marketdata.kafka.topic.SetUpCheck;
import io.marketdata.kafka.topic.TopicsRefusedException;
import io.marketdata.process.Console;
import io.marketdata.process.FailureLine;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Sets up the log of an installation: the topics, then the epoch in force. The apps never do. What
 * was cut short is taken up again; what is set up already is left as it is. Blocks.
 */
public final class TopicsCommand {

  private static final int FAILED = 1;
  private static final int BAD_OPTION = 2;

  private final Console console;

  TopicsCommand(Console console) {
    this.console = console;
  }

  /**
   * Runs it and ends the process: 0 set up, 1 refused, 2 bad option.
   *
   * @param args see {@code help.txt}
   */
  public static void main(String[] args) {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "topics-logback.xml");
    }
    System.exit(new TopicsCommand(Console.terminal("topics")).run(System.getenv(), args));
  }

  int run(Map<String, String> environment, String... args) {
    try {
      return create(TopicsOptions.parse(environment, args));
    } catch (BadOptionException e) {
      console.complain(String.valueOf(e.getMessage()));
      return BAD_OPTION;
    } catch (KafkaUnavailableException
        | TopicsRefusedException
        | LogStalledException
        | KafkaException e) {
      console.complain(FailureLine.of(e, TopicsCommand::isReadable));
      return FAILED;
    }
  }

  private int create(TopicsOptions options) {
    String at = options.settings().bootstrapServers();
    SetUpCheck.topics(options.settings());
    if (new FirstStart(options.settings(), options.layout()).ensure()) {
      console.say(
          "topics created at %s: epoch 1 in force, %d partitions, replication %d"
              .formatted(at, options.partitions(), options.profile().replicas()));
      return 0;
    }
    Command.EpochInForce epoch = inForce(options);
    if (epoch.partitions() != options.partitions()) {
      console.complain(
          "epoch %d is in force at %s with %d partitions; create does not change their number"
              .formatted(epoch.epoch(), at, epoch.partitions()));
      return FAILED;
    }
    console.say(
        "nothing to do at %s: epoch %d in force, %d partitions"
            .formatted(at, epoch.epoch(), epoch.partitions()));
    return 0;
  }

  private static Command.EpochInForce inForce(TopicsOptions options) {
    try (Commands commands = Commands.open(options.settings())) {
      return commands.read().requireEpoch();
    }
  }

  private static boolean isReadable(@Nullable Throwable failure) {
    return failure instanceof KafkaUnavailableException
        || failure instanceof TopicsRefusedException;
  }
}

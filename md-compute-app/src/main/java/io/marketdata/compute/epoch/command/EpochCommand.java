package io.marketdata.compute.epoch.command;

import io.marketdata.compute.epoch.EpochChange;
import io.marketdata.compute.epoch.EpochLog;
import io.marketdata.compute.epoch.EpochPace;
import io.marketdata.compute.epoch.EpochRefusedException;
import io.marketdata.compute.epoch.FlushMarks;
import io.marketdata.compute.epoch.OldEpoch;
import io.marketdata.compute.epoch.ReplacedException;
import io.marketdata.compute.epoch.kafka.KafkaEpochLog;
import io.marketdata.compute.view.redis.RedisFlushMarks;
import io.marketdata.kafka.LogStalledException;
import io.marketdata.kafka.topic.KafkaUnavailableException;
import io.marketdata.kafka.topic.SetUpCheck;
import io.marketdata.kafka.topic.TopicsRefusedException;
import io.marketdata.process.Console;
import io.marketdata.process.FailureLine;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Brings an installation to its next epoch. Blocks. */
public final class EpochCommand {

  private static final int FAILED = 1;
  private static final int BAD_OPTION = 2;

  private final Console console;

  EpochCommand(Console console) {
    this.console = console;
  }

  /**
   * Runs it and ends the process: 0 done, 1 refused, 2 bad option.
   *
   * @param args see {@code help.txt} of the topics
   */
  public static void main(String[] args) {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "topics-logback.xml");
    }
    System.exit(new EpochCommand(Console.terminal("topics")).run(System.getenv(), args));
  }

  int run(Map<String, String> environment, String... args) {
    EpochOptions options;
    try {
      options = EpochOptions.parse(environment, args);
    } catch (BadEpochOptionException e) {
      console.complain(String.valueOf(e.getMessage()));
      return BAD_OPTION;
    }
    try {
      SetUpCheck.topics(options.settings());
      return run(options);
    } catch (EpochRefusedException | ReplacedException e) {
      console.complain(String.valueOf(e.getMessage()));
      return FAILED;
    } catch (KafkaUnavailableException | TopicsRefusedException e) {
      console.complain(FailureLine.of(e, EpochCommand::isReadable));
      return FAILED;
    } catch (LogStalledException | KafkaException e) {
      console.complain(
          FailureLine.of(e, EpochCommand::isReadable)
              + "; run it again, or take it back with --abort");
      return FAILED;
    }
  }

  private int run(EpochOptions options) {
    try (EpochLog log =
            KafkaEpochLog.open(options.settings(), options.layout(), InstantSource.system());
        FlushMarks marks = RedisFlushMarks.open(options.redis())) {
      EpochChange change =
          new EpochChange(
              log, marks, EpochPace.of(options.limit()), InstantSource.system(), console::complain);
      return switch (options.action()) {
        case REPARTITION -> done(options, change.repartition(options.partitions()));
        case FROM_STATE -> done(options, change.fromState(options.acceptLoss()));
        case FROM_LOG -> done(options, change.fromLog());
        case ABORT -> abort(change);
        case DELETE_OLD -> deleteOld(change);
      };
    }
  }

  private int done(EpochOptions options, OldEpoch epoch) {
    console.say(
        "epoch %d is in force at %s with %d partitions; apps that were at work start again with it, --delete-old removes the topics of former ones"
            .formatted(epoch.number(), options.settings().bootstrapServers(), epoch.partitions()));
    return 0;
  }

  private int abort(EpochChange change) {
    console.say(
        change.abort()
            ? "taken back: sources start again in the epoch in force"
            : "nothing to take back");
    return 0;
  }

  private int deleteOld(EpochChange change) {
    List<String> deleted = change.deleteOld();
    console.say(
        deleted.isEmpty() ? "no topics of other epochs" : "deleted " + String.join(", ", deleted));
    return 0;
  }

  private static boolean isReadable(@Nullable Throwable failure) {
    return failure instanceof KafkaUnavailableException
        || failure instanceof TopicsRefusedException;
  }
}

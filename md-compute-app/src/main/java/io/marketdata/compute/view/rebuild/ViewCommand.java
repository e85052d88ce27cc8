package io.marketdata.compute.view.rebuild;

import io.marketdata.compute.view.UnitWrite;
import io.marketdata.compute.view.ViewStore;
import io.marketdata.compute.view.redis.RedisView;
import io.marketdata.kafka.Command;
import io.marketdata.kafka.Commands;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.LogStalledException;
import io.marketdata.kafka.topic.KafkaUnavailableException;
import io.marketdata.kafka.topic.SetUpCheck;
import io.marketdata.kafka.topic.TopicsRefusedException;
import io.marketdata.process.Console;
import io.marketdata.process.FailureLine;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Has the view in Redis written anew from the log of updates. It asks; the view writers that run do
 * it, each the partitions that it owns, without being stopped. Blocks until the marks are back.
 */
public final class ViewCommand {

  private static final int FAILED = 1;
  private static final int BAD_OPTION = 2;
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final Console console;
  private final Clock clock;

  ViewCommand(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  /**
   * Runs it and ends the process: 0 written anew, 1 refused or given up, 2 bad option.
   *
   * @param args see {@code help.txt}
   */
  public static void main(String[] args) {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "topics-logback.xml");
    }
    ViewCommand command = new ViewCommand(Console.terminal("view"), Clock.systemUTC());
    System.exit(command.run(System.getenv(), args));
  }

  int run(Map<String, String> environment, String... args) {
    try {
      return rebuild(RebuildOptions.parse(environment, args));
    } catch (BadOptionException e) {
      console.complain(String.valueOf(e.getMessage()));
      return BAD_OPTION;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      console.complain("interrupted; what was asked stays asked");
      return FAILED;
    } catch (RebuildRefusedException
        | KafkaUnavailableException
        | TopicsRefusedException
        | LogStalledException
        | KafkaException e) {
      console.complain(FailureLine.of(e, ViewCommand::isReadable));
      return FAILED;
    }
  }

  private int rebuild(RebuildOptions options) throws InterruptedException {
    SetUpCheck.topics(options.kafka());
    Command.EpochInForce epoch = inForce(options.kafka());
    List<KeptLog> logs = logs(options, epoch);
    refuseShort(options, logs);
    try (RedisView redis = RedisView.open(options.redis(), ANSWER)) {
      request(redis.store(), options, logs);
      bringDefinitions(redis.store(), options, logs);
      console.say(
          "asked for %d partitions of epoch %d to be written anew"
              .formatted(logs.size(), epoch.epoch()));
      long begun = System.nanoTime();
      new RebuildWatch(redis.store(), epoch.epoch(), console, options.patience(), System::nanoTime)
          .await(logs);
      console.say(
          "written anew in %d s: %d records%s"
              .formatted(
                  Duration.ofNanos(System.nanoTime() - begun).toSeconds(),
                  logs.stream().mapToLong(log -> log.end() - log.begin()).sum(),
                  wholeness(logs)));
      return 0;
    }
  }

  private static Command.EpochInForce inForce(KafkaSettings settings) {
    try (Commands commands = Commands.open(settings)) {
      return commands.read().requireEpoch();
    }
  }

  private List<KeptLog> logs(RebuildOptions options, Command.EpochInForce epoch) {
    int only = options.partition().orElse(0);
    if (only >= epoch.partitions()) {
      throw new BadOptionException(
          "--partition is 0 to %d, not %d".formatted(epoch.partitions() - 1, only));
    }
    IntStream partitions =
        options.partition().isPresent()
            ? IntStream.of(only)
            : IntStream.range(0, epoch.partitions());
    return partitions
        .mapToObj(partition -> KeptLog.of(options.kafka(), epoch.epoch(), partition, clock))
        .toList();
  }

  private static void refuseShort(RebuildOptions options, List<KeptLog> logs) {
    if (options.fromKept()) {
      return;
    }
    for (KeptLog log : logs) {
      if (!log.isWhole()) {
        throw new RebuildRefusedException(
            "%s: the view would be whole from %s on only; --from-kept does that"
                .formatted(log.shortness(), LocalDate.ofEpochDay(log.wholeFrom())));
      }
    }
  }

  private static void request(ViewStore view, RebuildOptions options, List<KeptLog> logs) {
    try {
      for (KeptLog log : logs) {
        view.rebuilds().request(log.partition(), log.request(options.clean())).block(ANSWER);
      }
    } catch (RuntimeException e) {
      throw new RebuildRefusedException(
          "Redis at %s does not take the request: %s"
              .formatted(options.redis(), FailureLine.of(e, failure -> false)));
    }
  }

  /** What the log has lost of the reference data, the checkpoints have. */
  private static void bringDefinitions(ViewStore view, RebuildOptions options, List<KeptLog> logs) {
    for (KeptLog log : logs) {
      if (!log.isWhole()) {
        bring(view, options, KeptReference.of(options.kafka(), log.epoch(), log.partition()));
      }
    }
  }

  private static void bring(ViewStore view, RebuildOptions options, UnitWrite reference) {
    try {
      view.write(List.of(reference)).block(ANSWER);
    } catch (RuntimeException e) {
      throw new RebuildRefusedException(
          "Redis at %s does not take the definitions: %s; what was asked stays, give the command again"
              .formatted(options.redis(), FailureLine.of(e, failure -> false)));
    }
  }

  private static String wholeness(List<KeptLog> logs) {
    return logs.stream().filter(log -> !log.isWhole()).mapToInt(KeptLog::wholeFrom).max().stream()
        .mapToObj(day -> "; whole from " + LocalDate.ofEpochDay(day) + " on, nothing before it")
        .findFirst()
        .orElse("; every day is whole");
  }

  private static boolean isReadable(@Nullable Throwable failure) {
    return failure instanceof RebuildRefusedException
        || failure instanceof KafkaUnavailableException
        || failure instanceof TopicsRefusedException;
  }
}

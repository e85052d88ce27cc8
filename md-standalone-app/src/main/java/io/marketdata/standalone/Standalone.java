package io.marketdata.standalone;

import io.marketdata.kafka.topic.KafkaUnavailableException;
import io.marketdata.kafka.topic.TopicsRefusedException;
import io.marketdata.process.Console;
import io.marketdata.process.FailureLine;
import io.marketdata.process.StopSignals;
import io.marketdata.standalone.app.AppStartException;
import io.marketdata.standalone.data.EmbeddedStartException;
import io.marketdata.standalone.drain.DrainFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Starts the whole platform in this process. */
public final class Standalone {

  private static final int FAILED = 1;
  private static final int BAD_OPTION = 2;
  private static final int EPOCH_RAISED = 3;

  private final Console console;

  private Standalone(Console console) {
    this.console = console;
  }

  /**
   * Starts it and runs until the process is told to end.
   *
   * @param args see {@code help.txt}
   */
  public static void main(String[] args) {
    Console console = Console.terminal("run");
    if (Arrays.asList(args).contains("--help") || Arrays.asList(args).contains("-h")) {
      console.say(help());
      return;
    }
    System.exit(new Standalone(console).run(args));
  }

  private int run(String... args) {
    RunOptions options;
    try {
      options = RunOptions.parse(args);
    } catch (BadOptionException e) {
      console.complain(String.valueOf(e.getMessage()));
      return BAD_OPTION;
    }
    try {
      return run(options, PlatformFolder.open(options.data()));
    } catch (EmbeddedStartException e) {
      console.complain(FailureLine.of(e, Standalone::isReadable));
      return FAILED;
    }
  }

  private int run(RunOptions options, PlatformFolder folder) {
    options.ports().requireFree();
    if (options.clean()) {
      folder.clean();
    }
    LogFile.open(folder.logs());
    Platform platform = new Platform(options, folder, console);
    StopHook.install(platform, console);
    StopSignals.take();
    @Nullable Exception failure = runUntilStopped(platform, options);
    if (failure == null) {
      return 0;
    }
    if (failure instanceof EpochRaisedException) {
      console.complain(String.valueOf(failure.getMessage()));
      platform.stop();
      return EPOCH_RAISED;
    }
    LoggerFactory.getLogger(Standalone.class).atError().setCause(failure).log("stopping");
    console.complain("%s (details: %s)".formatted(line(failure), LogFile.in(folder.logs())));
    platform.stop();
    return FAILED;
  }

  private static @Nullable Exception runUntilStopped(Platform platform, RunOptions options) {
    try {
      platform.start();
      if (options.drain()) {
        platform.drain();
        platform.stop();
      } else {
        throw new EpochRaisedException(platform.awaitNextEpoch());
      }
      return null;
    } catch (StoppedException e) {
      awaitExit();
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return e;
    } catch (RuntimeException e) {
      if (platform.isStopping()) {
        // what starts fails when what it needs is stopped under it
        LoggerFactory.getLogger(Standalone.class).atInfo().setCause(e).log("start given up");
        awaitExit();
        return null;
      }
      return e;
    }
  }

  /** The hook that stops the platform also ends the process. */
  private static void awaitExit() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isReadable(Throwable failure) {
    return failure instanceof EmbeddedStartException
        || failure instanceof KafkaUnavailableException
        || failure instanceof TopicsRefusedException;
  }

  private static String line(Exception failure) {
    String cause = FailureLine.of(failure, Standalone::isReadable);
    return failure instanceof AppStartException && failure.getCause() != null
        ? failure.getMessage() + ": " + cause
        : failure instanceof DrainFailedException ? String.valueOf(failure.getMessage()) : cause;
  }

  private static String help() {
    try (InputStream text = Standalone.class.getResourceAsStream("help.txt")) {
      if (text == null) {
        throw new IllegalStateException("help.txt is missing");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

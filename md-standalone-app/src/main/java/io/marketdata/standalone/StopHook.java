package io.marketdata.standalone;

import io.marketdata.process.Console;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Stops the platform when the JVM ends, in the platform's order and within a bounded time. */
final class StopHook {

  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final int HALTED = 1;

  private final BooleanSupplier stopped;
  private final Runnable stop;
  private final Console console;
  private final Duration limit;
  private final Runnable halt;

  /**
   * Of what is to stop.
   *
   * @param stopped whether it has; must not block
   * @param stop stops it; may block
   * @param limit longest wait for the stop
   * @param halt ends the JVM after it
   */
  StopHook(BooleanSupplier stopped, Runnable stop, Console console, Duration limit, Runnable halt) {
    this.stopped = stopped;
    this.stop = stop;
    this.console = console;
    this.limit = limit;
    this.halt = halt;
  }

  static void install(Platform platform, Console console) {
    StopHook hook =
        new StopHook(
            platform::isStopped,
            platform::stop,
            console,
            LIMIT,
            () -> Runtime.getRuntime().halt(HALTED));
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("stop-hook").unstarted(hook::run));
  }

  void run() {
    if (stopped.getAsBoolean()) {
      return;
    }
    console.say("Stopping; Ctrl-C again ends it at once.");
    Thread stopping = Thread.ofPlatform().name("platform-stop").daemon().start(stop);
    try {
      if (!stopping.join(limit)) {
        console.complain(
            "not stopped after %d s, ended; the next start goes on from what is stored"
                .formatted(limit.toSeconds()));
        halt.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

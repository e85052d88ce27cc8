package io.marketdata.standalone;

import java.time.Duration;

/** Stops the platform when the JVM ends, in the platform's order and within a bounded time. */
final class StopHook {

  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final int HALTED = 1;

  private StopHook() {}

  static void install(Platform platform, Console console) {
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform().name("stop-hook").unstarted(() -> stop(platform, console)));
  }

  private static void stop(Platform platform, Console console) {
    if (platform.isStopped()) {
      return;
    }
    console.say("Stopping; Ctrl-C again ends it at once.");
    Thread stopping = Thread.ofPlatform().name("platform-stop").daemon().start(platform::stop);
    try {
      if (!stopping.join(LIMIT)) {
        console.complain(
            "not stopped after %d s, ended; the next start goes on from what is stored"
                .formatted(LIMIT.toSeconds()));
        Runtime.getRuntime().halt(HALTED);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

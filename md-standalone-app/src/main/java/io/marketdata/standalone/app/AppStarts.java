package io.marketdata.standalone.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Starts the apps: who reads first, who writes last. */
public final class AppStarts {

  private AppStarts() {}

  /**
   * Starts compute and gateway beside each other, then ingest. Blocks.
   *
   * @return the apps, all contexts up and not yet ready
   * @throws AppStartException if one cannot start; the others are closed again
   */
  public static RunningApps start(HttpThreads threads, AppSettings settings) {
    try (ExecutorService executor = Executors.newThreadPerTaskExecutor(AppStarts::thread)) {
      CompletableFuture<RunningApp> compute =
          CompletableFuture.supplyAsync(
              () -> start(PlatformApp.COMPUTE, threads, settings), executor);
      CompletableFuture<RunningApp> gateway =
          CompletableFuture.supplyAsync(
              () -> start(PlatformApp.GATEWAY, threads, settings), executor);
      try {
        CompletableFuture.allOf(compute, gateway).join();
        RunningApp ingest = start(PlatformApp.INGEST, threads, settings);
        return new RunningApps(ingest, compute.join(), gateway.join());
      } catch (RuntimeException e) {
        close(gateway);
        close(compute);
        throw e instanceof CompletionException && e.getCause() instanceof RuntimeException cause
            ? cause
            : e;
      }
    }
  }

  private static RunningApp start(PlatformApp app, HttpThreads threads, AppSettings settings) {
    return RunningApp.start(app, threads, settings.properties(app));
  }

  private static void close(CompletableFuture<RunningApp> app) {
    app.handle((started, failure) -> started).thenAccept(AppStarts::close).join();
  }

  private static void close(RunningApp started) {
    if (started != null) {
      started.close();
    }
  }

  private static Thread thread(Runnable start) {
    return Thread.ofPlatform().name("app-start").daemon().unstarted(start);
  }
}

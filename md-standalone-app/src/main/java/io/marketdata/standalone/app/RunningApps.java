package io.marketdata.standalone.app;

import io.marketdata.ingest.feed.FeedControl;
import java.util.List;

/**
 * The three apps while they run. Thread-safe.
 *
 * @param ingest brings ticks
 * @param compute makes bars of them
 * @param gateway serves them
 */
public record RunningApps(RunningApp ingest, RunningApp compute, RunningApp gateway)
    implements AutoCloseable {

  /** {@return all of them, in the order of the data} */
  public List<RunningApp> all() {
    return List.of(ingest, compute, gateway);
  }

  /**
   * Stops the feeds with everything of theirs in the log, then ingest, then compute with its last
   * checkpoints while the gateway lets its clients go.
   */
  @Override
  public void close() {
    try {
      ingest.part(FeedControl.class).stopFeeds();
    } finally {
      ingest.close();
      Thread clients = Thread.ofPlatform().name("gateway-stop").start(gateway::close);
      compute.close();
      join(clients);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

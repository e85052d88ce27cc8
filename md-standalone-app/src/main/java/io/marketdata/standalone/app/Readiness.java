package io.marketdata.standalone.app;

import io.marketdata.ingest.feed.FeedControl;
import io.marketdata.ingest.feed.FeedState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Waits until every app serves. */
public final class Readiness {

  private static final Duration POLL = Duration.ofMillis(50);

  private final RunningApps apps;

  /** Of these apps. */
  public Readiness(RunningApps apps) {
    this.apps = apps;
  }

  /**
   * Blocks until all are ready.
   *
   * @param limit longest wait
   * @throws AppStartException if a feed gives up or the wait is over, naming what is missing
   */
  public void await(Duration limit) throws InterruptedException {
    long start = System.nanoTime();
    while (!apps.all().stream().allMatch(RunningApp::isReady)) {
      requireFeeds(apps.ingest().part(FeedControl.class));
      if (System.nanoTime() - start > limit.toNanos()) {
        throw new AppStartException(
            "not ready after %d s: %s".formatted(limit.toSeconds(), String.join("; ", missing())));
      }
      Thread.sleep(POLL);
    }
  }

  /**
   * Makes sure that every feed runs or comes back by itself.
   *
   * @throws AppStartException naming the first one that does not
   */
  public static void requireFeeds(FeedControl feeds) {
    for (Map.Entry<String, FeedState> feed : feeds.states().entrySet()) {
      if (!feed.getValue().isAlive()) {
        throw new AppStartException(
            "feed %s does not run (%s)"
                .formatted(
                    feed.getKey(), feed.getValue().name().toLowerCase(java.util.Locale.ROOT)));
      }
    }
  }

  private List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (RunningApp app : apps.all()) {
      if (!app.isReady()) {
        missing.add(app.app().label() + " waits for " + String.join(", ", app.missing()));
      }
    }
    return missing;
  }
}

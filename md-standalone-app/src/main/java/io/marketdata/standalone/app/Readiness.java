package io.marketdata.standalone.app;

import io.marketdata.ingest.feed.FeedControl;
import io.marketdata.ingest.feed.FeedState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
   * @throws AppStartException naming those that do not, and why
   */
  public static void requireFeeds(FeedControl feeds) {
    Map<String, FeedState> states = feeds.states();
    Map<String, String> reasons = feeds.reasons();
    String down =
        states.entrySet().stream()
            .filter(feed -> !feed.getValue().isAlive())
            .map(feed -> line(feed.getKey(), feed.getValue(), reasons.get(feed.getKey())))
            .collect(Collectors.joining("; "));
    if (!down.isEmpty()) {
      throw new AppStartException(down);
    }
  }

  private static String line(String feed, FeedState state, @Nullable String reason) {
    String line =
        "feed %s does not run (%s)".formatted(feed, state.name().toLowerCase(Locale.ROOT));
    return reason == null ? line : line + ": " + reason;
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

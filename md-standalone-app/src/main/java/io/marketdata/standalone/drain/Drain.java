package io.marketdata.standalone.drain;

import io.marketdata.compute.partition.ComputeProgress;
import io.marketdata.compute.view.ViewProgress;
import io.marketdata.ingest.feed.FeedControl;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Stops the feeds where nothing of theirs is missing and waits until everything is stored. Blocks;
 * use once.
 */
public final class Drain {

  private static final Duration POLL = Duration.ofMillis(50);

  private final FeedControl feeds;
  private final ComputeProgress compute;
  private final ViewProgress view;
  private final LogEnds ends;
  private final Duration limit;

  /**
   * Of a platform that runs.
   *
   * @param ends of ticks and updates
   * @param limit longest wait for the feeds, and again for what is stored
   */
  public Drain(
      FeedControl feeds, ComputeProgress compute, ViewProgress view, LogEnds ends, Duration limit) {
    this.feeds = feeds;
    this.compute = compute;
    this.view = view;
    this.ends = ends;
    this.limit = limit;
  }

  /**
   * Drains.
   *
   * @throws DrainFailedException if the limit passes, naming what has not come to rest
   */
  public void run() throws InterruptedException {
    await(feeds::caughtUp, () -> "the feeds have not caught up: " + feeds.states());
    feeds.stopFeeds();
    Map<Integer, Long> ticks = ends.ticks();
    await(
        () -> compute.isDrained(ticks),
        () -> "checkpoints lag behind md.ticks: " + lag(ticks, compute.checkpointed()));
    Map<Integer, Long> updates = ends.updates();
    await(
        () -> lag(updates, view.written()).isEmpty(),
        () -> "the view lags behind md.updates: " + lag(updates, view.written()));
  }

  private void await(BooleanSupplier condition, Supplier<String> otherwise)
      throws InterruptedException {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > limit.toNanos()) {
        throw new DrainFailedException(
            "not drained after %d s: %s".formatted(limit.toSeconds(), otherwise.get()));
      }
      Thread.sleep(POLL);
    }
  }

  /** Records behind, by partition that is behind. */
  static Map<Integer, Long> lag(Map<Integer, Long> ends, Map<Integer, Long> reached) {
    return ends.entrySet().stream()
        .filter(end -> reached.getOrDefault(end.getKey(), 0L) < end.getValue())
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                end -> end.getValue() - reached.getOrDefault(end.getKey(), 0L),
                Long::sum,
                TreeMap::new));
  }
}

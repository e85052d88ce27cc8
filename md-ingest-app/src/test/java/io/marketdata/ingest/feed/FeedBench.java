package io.marketdata.ingest.feed;

import io.marketdata.ingest.normalise.RejectedTick;
import io.marketdata.ingest.normalise.RejectionReason;
import io.marketdata.ingest.publish.PublishLimits;
import io.marketdata.ingest.publish.PublishMetrics;
import io.marketdata.ingest.publish.Wakeup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs a feed into a log in virtual time, on the calling thread. */
public final class FeedBench {

  /** Counts what the metrics are told. */
  public static final class Counts implements FeedMetrics {
    public long decoded;
    public long rejected;
    public long duplicate;
    public long published;
    public long gaps;
    public long placeholders;
    public long oddConditions;

    @Override
    public void decoded() {
      decoded++;
    }

    @Override
    public void rejected(RejectionReason reason) {
      rejected++;
    }

    @Override
    public void duplicate() {
      duplicate++;
    }

    @Override
    public void published() {
      published++;
    }

    @Override
    public void placeholders(int cells) {
      placeholders += cells;
    }

    @Override
    public void oddConditions(int codes) {
      oddConditions += codes;
    }

    @Override
    public void gap() {
      gaps++;
    }
  }

  public final MemoryLog log;
  public final Counts counts = new Counts();
  public final List<RejectedTick> rejects = new ArrayList<>();
  private FeedSettings settings = FeedSettings.DEFAULT;
  private long wall;

  public FeedBench(MemoryLog log, long wall) {
    this.log = log;
    this.wall = wall;
  }

  public FeedBench limits(PublishLimits limits) {
    FeedSettings d = settings;
    settings =
        new FeedSettings(
            d.maxCatchUp(),
            d.startTimeout(),
            d.firstBackoff(),
            d.maxBackoff(),
            d.maxStarts(),
            limits);
    return this;
  }

  public long wall() {
    return wall;
  }

  public void sleep(Duration duration) {
    wall += duration.toNanos();
  }

  /** Starts a feed under a new term. */
  public FeedRun start(Feed feed) {
    SourceStart start =
        new SourceStart(feed, log, settings, () -> wall, counts, PublishMetrics.NONE, this::reject);
    try {
      return start.start(new Wakeup());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs a source for a time. */
  public void run(FeedRun run, Duration duration) {
    long end = wall + duration.toNanos();
    while (wall < end) {
      wall = Math.clamp(run.step(), wall, end);
    }
    run.step();
  }

  /** Runs a source until it has taken what is due. */
  public void catchUp(FeedRun run) {
    do {
      run.step();
    } while (!run.caughtUp());
  }

  private boolean reject(RejectedTick tick) {
    return rejects.add(tick);
  }
}

package io.marketdata.ingest.feed;

import io.marketdata.ingest.publish.FrameOutlet;
import io.marketdata.ingest.publish.FramePublisher;
import io.marketdata.ingest.publish.LineConstants;
import io.marketdata.ingest.publish.LogUnavailableException;
import io.marketdata.ingest.publish.PublishMetrics;
import io.marketdata.ingest.publish.ReferenceData;
import io.marketdata.ingest.publish.SourceGap;
import io.marketdata.ingest.publish.SourceHistory;
import io.marketdata.ingest.publish.SourceLog;
import io.marketdata.ingest.publish.SourceTerm;
import io.marketdata.ingest.publish.TickPublisher;
import io.marketdata.ingest.publish.Wakeup;
import io.marketdata.instrument.Instrument;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Starts a source under a new term: the start in the commands, the constants out of the log, the
 * line in every partition, then what each partition has got, and the feed from behind the smallest.
 * Blocks; for the source's own thread.
 */
public final class SourceStart {

  private static final long DAY = TimeUnit.DAYS.toNanos(1);
  private static final long POLL = TimeUnit.MILLISECONDS.toNanos(10);

  private final Feed feed;
  private final SourceLog log;
  private final FeedSettings settings;
  private final LongSupplier wallClock;
  private final FeedMetrics metrics;
  private final PublishMetrics publishMetrics;
  private final RejectSink rejects;

  /**
   * Starts this feed.
   *
   * @param wallClock epoch nanoseconds
   */
  public SourceStart(
      Feed feed,
      SourceLog log,
      FeedSettings settings,
      LongSupplier wallClock,
      FeedMetrics metrics,
      PublishMetrics publishMetrics,
      RejectSink rejects) {
    this.feed = feed;
    this.log = log;
    this.settings = settings;
    this.wallClock = wallClock;
    this.metrics = metrics;
    this.publishMetrics = publishMetrics;
    this.rejects = rejects;
  }

  /**
   * Starts it.
   *
   * @param wakeup signalled when {@link FeedRun#step()} may have something to do
   * @throws FeedRefusedException where it must not run as configured
   * @throws LogUnavailableException where another try may succeed
   */
  public FeedRun start(Wakeup wakeup) throws InterruptedException {
    SourceTerm term = log.start(feed.source());
    try (SourceHistory history = log.history(term)) {
      history.readOn();
      refuseForeign(history);
      LineConstants stored = history.constants();
      LineConstants constants = feed.constants(stored, history.floor(), wallClock.getAsLong());
      return start(term, constants, stored, history, wakeup);
    }
  }

  private FeedRun start(
      SourceTerm term,
      LineConstants constants,
      @Nullable LineConstants stored,
      SourceHistory history,
      Wakeup wakeup)
      throws InterruptedException {
    FeedClock clock = new FeedClock(wallClock, constants);
    ReferenceData reference =
        ReferenceData.of(feed.source(), feed.instruments(), log.partitions(), history::reference);
    FrameOutlet outlet = log.outlet(term);
    TickPublisher publisher =
        new FramePublisher(
            term, log.partitions(), outlet, clock::base, settings.limits(), publishMetrics, wakeup);
    FeedSession session = null;
    boolean started = false;
    try {
      publisher.line(constants, feed.startsLive());
      publisher.reference(reference, (int) Math.floorDiv(clock.base(), DAY));
      awaitIdle(publisher, wakeup);
      history.readOn();
      session = resume(constants, stored, history, clock, publisher, wakeup);
      awaitIdle(publisher, wakeup);
      metrics.started(term.term());
      started = true;
      return new FeedRun(
          term, feed, constants, reference, session, clock, publisher, metrics, rejects);
    } finally {
      if (!started) {
        if (session != null) {
          session.close();
        }
        publisher.close();
      }
    }
  }

  private void refuseForeign(SourceHistory history) {
    Map<String, String> owners = new HashMap<>();
    for (int partition = 0; partition < log.partitions(); partition++) {
      owners.putAll(history.reference(partition).owners());
    }
    for (Instrument instrument : feed.instruments()) {
      String owner = owners.getOrDefault(instrument.symbol(), feed.source());
      if (!owner.equals(feed.source())) {
        throw new FeedRefusedException(
            "source %s is refused: %s belongs to source %s in the log; leave one of the two out of md.ingest.feeds or begin with empty data (--clean)"
                .formatted(feed.source(), instrument.symbol(), owner));
      }
    }
  }

  private FeedSession resume(
      LineConstants constants,
      @Nullable LineConstants stored,
      SourceHistory history,
      FeedClock clock,
      TickPublisher publisher,
      Wakeup wakeup) {
    long[] numbers = new long[log.partitions()];
    long smallest = Long.MAX_VALUE;
    long largest = SourceHistory.NOTHING;
    for (int partition = 0; partition < numbers.length; partition++) {
      numbers[partition] = history.number(partition);
      smallest = Math.min(smallest, numbers[partition]);
      largest = Math.max(largest, numbers[partition]);
    }
    publisher.resumeBehind(numbers);
    if (stored == null) {
      return feed.open(constants, new FeedPosition.At(constants.start(), 0), wakeup::signal);
    }
    if (!constants.resends()) {
      // one number is the gap's own, or the partition with the largest would take it for a twin
      return skip(constants, history, clock, publisher, Math.max(largest, 0) + 1, wakeup);
    }
    FeedPosition position =
        smallest == SourceHistory.NOTHING
            ? new FeedPosition.At(constants.start(), 0)
            : new FeedPosition.Behind(smallest);
    FeedSession session = feed.open(constants, position, wakeup::signal);
    boolean isFile = constants.timePerSymbol();
    if (isFile || clock.base() - session.nextTime() <= settings.maxCatchUp().toNanos()) {
      return session;
    }
    session.close();
    return skip(constants, history, clock, publisher, largest, wakeup);
  }

  private FeedSession skip(
      LineConstants constants,
      SourceHistory history,
      FeedClock clock,
      TickPublisher publisher,
      long largest,
      Wakeup wakeup) {
    long now = clock.base();
    FeedSession session =
        feed.open(constants, new FeedPosition.At(now, Math.max(largest, 0)), wakeup::signal);
    publisher.gap(
        new SourceGap(
            session.nextNumber() - 1,
            partition -> Math.max(history.time(partition), constants.start()),
            now));
    metrics.gap();
    return session;
  }

  private void awaitIdle(TickPublisher publisher, Wakeup wakeup) throws InterruptedException {
    long deadline = System.nanoTime() + settings.startTimeout().toNanos();
    while (!publisher.isIdle()) {
      Throwable failure = publisher.failure();
      if (failure != null) {
        throw new LogUnavailableException("the line of " + feed.source(), failure);
      }
      if (System.nanoTime() - deadline > 0) {
        throw new LogUnavailableException("no acknowledgement of the line of " + feed.source());
      }
      wakeup.await(POLL);
    }
  }
}

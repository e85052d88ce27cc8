package io.marketdata.ingest.feed;

import io.marketdata.ingest.publish.EpochEndingException;
import io.marketdata.ingest.publish.LogUnavailableException;
import io.marketdata.ingest.publish.SourceLog;
import io.marketdata.ingest.publish.Wakeup;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one source running on a thread of its own: starts it again under a new term when the log
 * fails it, for as long as that takes; ends when somebody else starts it, or when the feed itself
 * fails too often. Thread-safe.
 */
public final class FeedSupervisor implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FeedSupervisor.class);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
  private static final long POLL = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long EPOCH_POLL = TimeUnit.MILLISECONDS.toNanos(100);

  /** How one term ended. */
  private enum Ending {
    /** It had got as far as bringing messages. */
    RAN,
    /** Its epoch is ending, or over. */
    EPOCH,
    /** The log could not be reached; however long that lasts, it is not the feed's fault. */
    NO_LOG,
    /** The start failed by itself, or is refused. */
    FAULT;

    int faults(int before) {
      return switch (this) {
        case RAN, EPOCH -> 0;
        case NO_LOG -> before;
        case FAULT -> before + 1;
      };
    }
  }

  private final String source;
  private final SourceStart starter;
  private final SourceLog log;
  private final FeedSettings settings;
  private final LongSupplier wallClock;
  private final FeedMetrics metrics;
  private final Wakeup wakeup = new Wakeup();
  private final Thread thread;
  private volatile FeedState state = FeedState.STARTING;
  private volatile @Nullable String reason;
  private volatile boolean stopping;
  private volatile @Nullable FeedRun run;
  private volatile Map<Integer, Long> ends = Map.of();

  /**
   * Supervises a source; {@link #start()} begins.
   *
   * @param wallClock epoch nanoseconds
   */
  public FeedSupervisor(
      String source,
      SourceStart starter,
      SourceLog log,
      FeedSettings settings,
      LongSupplier wallClock,
      FeedMetrics metrics) {
    this.source = source;
    this.starter = starter;
    this.log = log;
    this.settings = settings;
    this.wallClock = wallClock;
    this.metrics = metrics;
    thread = Thread.ofPlatform().name("feed-" + source).daemon(true).unstarted(this::supervise);
  }

  /** Begins; once only. */
  public void start() {
    thread.start();
  }

  /** Name of the source. */
  public String source() {
    return source;
  }

  /** Where it stands. */
  public FeedState state() {
    return state;
  }

  /** What its last start failed for; null where it did not. */
  public @Nullable String reason() {
    return reason;
  }

  /** Whether it has brought all that is due, and the log has it. */
  public boolean caughtUp() {
    FeedRun current = run;
    return current != null && state == FeedState.RUNNING && current.caughtUp();
  }

  /** Whether it runs and its line to the venue is up. */
  public boolean isLive() {
    FeedRun current = run;
    return current != null && state == FeedState.RUNNING && current.isLive();
  }

  /** Offset behind the newest record that it wrote in its present or last term, by partition. */
  public Map<Integer, Long> ends() {
    FeedRun current = run;
    return current == null ? ends : current.ends();
  }

  /** Stops it and waits, eleven seconds at most; a start that hangs is interrupted. */
  @Override
  public void close() {
    stopping = true;
    wakeup.signal();
    if (run == null) {
      thread.interrupt();
    }
    try {
      if (thread.isAlive() && !thread.join(STOP_TIMEOUT.plusSeconds(1))) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void supervise() {
    int failures = 0;
    int faults = 0;
    try {
      while (state.isAlive() && !stopping) {
        Ending ending = runOnce();
        failures = ending == Ending.RAN ? 1 : failures + 1;
        faults = ending.faults(faults);
        if (faults >= settings.maxStarts()) {
          state = FeedState.FAILED;
          LOG.atError().addKeyValue("source", source).log("source failed too often, stays down");
        } else if (state == FeedState.BACKING_OFF) {
          backOff(failures);
        } else if (state == FeedState.EPOCH_ENDING) {
          awaitEpoch();
        }
      }
      if (state.isAlive()) {
        state = FeedState.STOPPED;
      }
    } catch (InterruptedException e) {
      state = FeedState.STOPPED;
    }
  }

  /** Runs it under one term. */
  private Ending runOnce() throws InterruptedException {
    state = FeedState.STARTING;
    boolean starting = true;
    try {
      FeedRun started = starter.start(wakeup);
      starting = false;
      run = started;
      reason = null;
      state = FeedState.RUNNING;
      LOG.atInfo()
          .addKeyValue("source", source)
          .addKeyValue("term", started.term().term())
          .log("feed started");
      try {
        drive(started);
      } finally {
        ends = started.ends();
        run = null;
        started.close();
      }
      return state == FeedState.EPOCH_ENDING ? Ending.EPOCH : Ending.RAN;
    } catch (EpochEndingException e) {
      state = FeedState.EPOCH_ENDING;
      return Ending.EPOCH;
    } catch (FeedRefusedException e) {
      reason = e.getMessage();
      state = FeedState.REFUSED;
      LOG.atError().addKeyValue("source", source).log(e.getMessage());
    } catch (LogUnavailableException e) {
      state = FeedState.BACKING_OFF;
      LOG.atWarn()
          .addKeyValue("source", source)
          .addKeyValue("cause", e.getMessage())
          .log("the log did not take the start");
      return Ending.NO_LOG;
    } catch (RuntimeException e) {
      if (starting && stopping && Thread.interrupted()) {
        LOG.atInfo()
            .addKeyValue("source", source)
            .addKeyValue("cause", String.valueOf(e))
            .log("source was stopped while it started; its next start goes on from the log");
        state = FeedState.STOPPED;
        return Ending.NO_LOG;
      }
      reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      state = FeedState.BACKING_OFF;
      LOG.atError().addKeyValue("source", source).setCause(e).log("feed failed");
    }
    return Ending.FAULT;
  }

  private void drive(FeedRun current) throws InterruptedException {
    while (!stopping) {
      Throwable failure = current.failure();
      if (failure != null) {
        state = FeedState.BACKING_OFF;
        LOG.atWarn()
            .addKeyValue("source", source)
            .addKeyValue("cause", String.valueOf(failure))
            .log("frame failed; the source starts again under a new term");
        return;
      }
      if (log.superseded(current.term())) {
        state = FeedState.SUPERSEDED;
        metrics.superseded();
        LOG.atWarn()
            .addKeyValue("source", source)
            .addKeyValue("term", current.term().term())
            .log("source was started by somebody else; this one stops");
        return;
      }
      if (log.isOver(current.term())) {
        state = FeedState.EPOCH_ENDING;
        return;
      }
      if (log.isEnding() && current.isEven()) {
        finish(current);
        state = FeedState.EPOCH_ENDING;
        return;
      }
      long next = current.step();
      long wait = next - wallClock.getAsLong();
      if (wait > 0) {
        wakeup.await(wait);
      }
    }
    finish(current);
  }

  private void finish(FeedRun current) throws InterruptedException {
    current.finish();
    long deadline = System.nanoTime() + STOP_TIMEOUT.toNanos();
    while (!current.isIdle() && current.failure() == null && System.nanoTime() - deadline < 0) {
      wakeup.await(POLL);
    }
  }

  private void awaitEpoch() throws InterruptedException {
    if (log.isEnding()) {
      LOG.atWarn()
          .addKeyValue("source", source)
          .log(
              "source has ended and waits for the next epoch: ./run topics repartition goes on with"
                  + " it, --abort takes it back");
    }
    while (!stopping && log.isEnding()) {
      wakeup.await(EPOCH_POLL);
    }
    LOG.atInfo().addKeyValue("source", source).log("source starts again in the epoch in force");
  }

  private void backOff(int failures) throws InterruptedException {
    metrics.restarted();
    long deadline = System.nanoTime() + settings.backoff(failures).toNanos();
    long left = deadline - System.nanoTime();
    while (!stopping && left > 0) {
      wakeup.await(left);
      left = deadline - System.nanoTime();
    }
  }
}

package io.marketdata.gateway.hub;

import io.marketdata.gateway.updates.UpdateRecord;
import io.marketdata.gateway.updates.UpdateSource;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A shard's thread: takes commands and records in turn, sleeps when there are none. A feed that
 * ended is opened again from where the shard is, after a pause.
 */
final class ShardRunner implements Runnable, AutoCloseable {

  private static final Logger LOG = System.getLogger(ShardRunner.class.getName());
  private static final int COMMANDS_A_TURN = 64;
  private static final int RECORDS_A_TURN = 16;
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long STOP_MILLIS = 5_000;

  private final HubShard shard;
  private final Mailbox mailbox;
  private final UpdateSource source;
  private final long epoch;
  private final int recordsAhead;
  private final FanoutMetrics metrics;
  private final Thread thread;
  private volatile boolean running = true;
  private volatile boolean asleep;
  private volatile boolean caughtUp;
  private volatile boolean reading;
  private UpdateFeed feed;

  ShardRunner(
      int number,
      HubShard shard,
      Mailbox mailbox,
      UpdateSource source,
      long epoch,
      int recordsAhead,
      FanoutMetrics metrics) {
    this.shard = shard;
    this.mailbox = mailbox;
    this.source = source;
    this.epoch = epoch;
    this.recordsAhead = recordsAhead;
    this.metrics = metrics;
    this.thread = Thread.ofPlatform().name("hub-" + number).daemon().unstarted(this);
    this.feed = new UpdateFeed(recordsAhead, this::wake);
  }

  void start() {
    thread.start();
  }

  /** Whether all that was in the log at the start is applied. */
  boolean isCaughtUp() {
    return caughtUp;
  }

  /** Whether it has a feed that goes on. */
  boolean isReading() {
    return reading;
  }

  /**
   * There is something to do. A thread that is just falling asleep may miss both this and what was
   * queued before it; that is why it never sleeps longer than a nap.
   */
  void wake() {
    if (asleep) {
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void run() {
    open();
    while (running) {
      int done = commands() + records();
      caughtUp = caughtUp || shard.isCaughtUp();
      String ended = feed.ended();
      if (ended != null) {
        reopen(ended);
      } else if (done == 0) {
        sleep();
      }
    }
    feed.cancel();
  }

  @Override
  public void close() {
    running = false;
    LockSupport.unpark(thread);
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int commands() {
    int done = 0;
    for (HubCommand next = mailbox.poll(); next != null; next = mailbox.poll()) {
      try {
        shard.execute(next);
      } catch (RuntimeException e) {
        failed("command", e);
      }
      if (++done == COMMANDS_A_TURN) {
        break;
      }
    }
    return done;
  }

  private int records() {
    int done = 0;
    while (done < RECORDS_A_TURN) {
      UpdateRecord next = feed.poll();
      if (next == null) {
        break;
      }
      done++;
      try {
        shard.apply(next);
      } catch (RuntimeException e) {
        failed("record " + next.partition() + ":" + next.offset(), e);
      }
    }
    return done;
  }

  private void failed(String what, RuntimeException error) {
    metrics.failed();
    LOG.log(Level.ERROR, "hub failed on a " + what, error);
  }

  private void open() {
    feed = new UpdateFeed(recordsAhead, this::wake);
    reading = true;
    Map<Integer, Long> positions = shard.positions();
    if (positions.isEmpty()) {
      return;
    }
    try {
      source.read(epoch, positions).subscribe(feed);
    } catch (RuntimeException e) {
      feed.onError(e);
    }
  }

  private void reopen(String why) {
    reading = false;
    feed.cancel();
    LOG.log(Level.WARNING, "updates ended, reading on from where it was: {0}", why);
    long until = System.nanoTime() + PAUSE_NANOS;
    while (running && System.nanoTime() - until < 0) {
      if (commands() == 0) {
        asleep = true;
        LockSupport.parkNanos(this, NAP_NANOS);
        asleep = false;
      }
    }
    if (running) {
      open();
    }
  }

  private void sleep() {
    asleep = true;
    if (running && mailbox.isEmpty() && feed.isEmpty() && feed.ended() == null) {
      LockSupport.parkNanos(this, NAP_NANOS);
    }
    asleep = false;
  }
}

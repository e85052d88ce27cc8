package io.marketdata.gateway.hub;

import io.marketdata.gateway.protocol.ErrorCode;
import io.marketdata.gateway.protocol.RequestException;
import io.marketdata.gateway.subscription.Channel;
import io.marketdata.gateway.subscription.InstrumentDirectory;
import io.marketdata.gateway.subscription.Watcher;
import io.marketdata.gateway.updates.UpdateSource;
import io.marketdata.wire.Partitions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Function;

/**
 * The replica's picture of the market, and the counter where streams are watched. Made for one
 * epoch with its number of partitions; filled by {@link #load} before {@link #start}. Thread-safe
 * after that; no method blocks.
 */
public final class Hub implements AutoCloseable {

  private final HubShard[] shards;
  private final Mailbox[] mailboxes;
  private final ShardRunner[] runners;
  private final AtomicLongArray marks;
  private final long epoch;

  /** A hub over the partitions of the log as it is, reading each on from its flush mark. */
  public Hub(
      HubSettings settings,
      UpdateSource source,
      UpdateSource.UpdateLog log,
      long[] starts,
      InstrumentDirectory instruments,
      FanoutMetrics metrics) {
    int partitions = log.partitions().size();
    epoch = log.epoch();
    marks = new AtomicLongArray(starts);
    shards = new HubShard[settings.shards()];
    mailboxes = new Mailbox[settings.shards()];
    runners = new ShardRunner[settings.shards()];
    for (int i = 0; i < shards.length; i++) {
      shards[i] = new HubShard(instruments, marks, settings.symbols(), metrics);
      mailboxes[i] = new Mailbox(settings.commands(), settings.clients());
      runners[i] =
          new ShardRunner(
              i, shards[i], mailboxes[i], source, log.epoch(), settings.recordsAhead(), metrics);
    }
    for (int p = 0; p < partitions; p++) {
      shards[p % shards.length].assign(p, starts[p], log.partitions().get(p).end());
    }
  }

  /** The epoch that it reads. */
  public long epoch() {
    return epoch;
  }

  /** Number of partitions. */
  public int partitions() {
    return marks.length();
  }

  /**
   * Takes a stored value of the view; only before {@link #start}.
   *
   * @param symbol canonical
   * @param message SBE header and body
   */
  public void load(String symbol, int priceExponent, int sizeExponent, byte[] message) {
    shards[shard(symbol)].load(symbol, priceExponent, sizeExponent, message);
  }

  /** Begins to read. */
  public void start() {
    for (ShardRunner runner : runners) {
      runner.start();
    }
  }

  /** Whether all that was in the log at the start is applied. */
  public boolean isCaughtUp() {
    for (ShardRunner runner : runners) {
      if (!runner.isCaughtUp()) {
        return false;
      }
    }
    return true;
  }

  /** Whether every shard is reading its partitions. */
  public boolean isReading() {
    for (ShardRunner runner : runners) {
      if (!runner.isReading()) {
        return false;
      }
    }
    return true;
  }

  /** Moves a partition's flush mark up; what lies before it need not be kept in memory. */
  public void mark(int partition, long offset) {
    marks.accumulateAndGet(partition, offset, Math::max);
  }

  /** The highest flush mark of a partition that was seen. */
  public long flushMark(int partition) {
    return marks.get(partition);
  }

  /** Commands that wait at all shards. */
  public int waiting() {
    int waiting = 0;
    for (Mailbox mailbox : mailboxes) {
      waiting += mailbox.size();
    }
    return waiting;
  }

  /** Registers all of them, each with its image first, or none: false where a shard is busy. */
  public boolean watch(List<? extends Watcher> watchers) {
    return post(watchers, HubCommand.Watch::new);
  }

  /** Forgets watchers that are closed, or none: false where a shard is busy. */
  public boolean unwatch(List<? extends Watcher> watchers) {
    return post(watchers, HubCommand.Unwatch::new);
  }

  /** Gives the present images once more; false where a shard is busy. */
  public boolean refresh(List<? extends Watcher> watchers) {
    return post(watchers, HubCommand.Refresh::new);
  }

  /** Forgets all watchers of a client that goes; only once for a client. */
  public void leave(List<? extends Watcher> watchers) {
    List<List<Watcher>> shares = shares(watchers);
    for (int i = 0; i < shards.length; i++) {
      if (!shares.get(i).isEmpty()) {
        mailboxes[i].postParting(new HubCommand.Unwatch(shares.get(i)));
        runners[i].wake();
      }
    }
  }

  /**
   * The bars in memory, as of after everything that was handed out before the call.
   *
   * @throws RequestException {@link ErrorCode#BUSY}
   */
  public CompletionStage<BarsInMemory> bars(String symbol, Channel channel) {
    int shard = shard(symbol);
    if (!mailboxes[shard].reserve()) {
      throw new RequestException(ErrorCode.BUSY, "too many requests are waiting");
    }
    CompletableFuture<BarsInMemory> reply = new CompletableFuture<>();
    mailboxes[shard].post(new HubCommand.ReadBars(symbol, channel, reply));
    runners[shard].wake();
    return reply.minimalCompletionStage();
  }

  @Override
  public void close() {
    for (ShardRunner runner : runners) {
      runner.close();
    }
  }

  private boolean post(
      List<? extends Watcher> watchers, Function<List<Watcher>, HubCommand> command) {
    List<List<Watcher>> shares = shares(watchers);
    for (int i = 0; i < shards.length; i++) {
      if (!shares.get(i).isEmpty() && !mailboxes[i].reserve()) {
        release(shares, i);
        return false;
      }
    }
    for (int i = 0; i < shards.length; i++) {
      if (!shares.get(i).isEmpty()) {
        mailboxes[i].post(command.apply(shares.get(i)));
        runners[i].wake();
      }
    }
    return true;
  }

  private void release(List<List<Watcher>> shares, int end) {
    for (int i = 0; i < end; i++) {
      if (!shares.get(i).isEmpty()) {
        mailboxes[i].release();
      }
    }
  }

  private List<List<Watcher>> shares(List<? extends Watcher> watchers) {
    List<List<Watcher>> shares = new ArrayList<>(shards.length);
    for (int i = 0; i < shards.length; i++) {
      shares.add(new ArrayList<>());
    }
    for (Watcher watcher : watchers) {
      shares.get(shard(watcher.stream().symbol())).add(watcher);
    }
    return shares;
  }

  private int shard(String symbol) {
    return Partitions.of(symbol, marks.length()) % shards.length;
  }
}

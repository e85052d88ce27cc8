package io.marketdata.compute.partition;

import io.marketdata.compute.checkpoint.Claim;
import io.marketdata.compute.checkpoint.Fit;
import io.marketdata.compute.checkpoint.RefusedException;
import io.marketdata.compute.ticks.Membership;
import io.marketdata.compute.ticks.TickRecord;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One ownership of one partition, from its assignment to its revocation.
 *
 * <pre>
 *   loading --fits--> serving --refused, failed, record missing--> (delay) --> loading
 *      |  \--does not fit--> unserved <--core stopped-- serving
 *      any --revoked--> ended
 * </pre>
 *
 * Public methods may be called from any thread and do not block; the fields that are not volatile
 * belong to the core's thread.
 */
final class PartitionOwner implements ServingListener {

  private static final Logger LOG = LoggerFactory.getLogger(PartitionOwner.class);
  private static final int LARGEST_SHIFT = 10;

  private final int partition;
  private final Membership membership;
  private final OwnerContext context;
  private final PartitionThreads threads;
  private final Claim claim = new Claim();
  private final CompletableFuture<@Nullable ParkedPartition> ended = new CompletableFuture<>();
  private final AtomicBoolean tickPending = new AtomicBoolean();
  private volatile boolean ending;
  private volatile boolean settled;
  private volatile long stored = -1;
  private volatile LogEnd logEnd = LogEnd.UNKNOWN;
  private volatile @Nullable String alarm;
  private @Nullable ParkedPartition parked;
  private @Nullable Serving serving;
  private boolean loading;
  private @Nullable Long reloadAt;
  private int failures;

  PartitionOwner(
      int partition,
      Membership membership,
      OwnerContext context,
      @Nullable ParkedPartition parked) {
    this.partition = partition;
    this.membership = membership;
    this.context = context;
    this.parked = parked;
    this.threads = new PartitionThreads(partition, this::failed);
  }

  void start() {
    threads.core(this::load);
  }

  void offer(TickRecord record) {
    context.metrics().received(partition);
    if (ending || !threads.core(() -> accept(record))) {
      drop(DropReason.NOT_SERVING);
    }
  }

  void logEnd(long end) {
    logEnd = new LogEnd(end, context.nanos().getAsLong());
  }

  /** Looks at the clock, unless the last look is still waiting. */
  void tick() {
    if (tickPending.compareAndSet(false, true) && !threads.core(this::onTick)) {
      tickPending.set(false);
    }
  }

  /** Whether the partition is served, or has an alarm that says why not. */
  boolean isSettled() {
    return settled;
  }

  /** Next offset of the newest stored checkpoint, -1 where the partition is not loaded. */
  long stored() {
    return stored;
  }

  /** Why the partition is not served, null where it is or will be. */
  @Nullable String alarm() {
    return alarm;
  }

  /** Applies nothing more, stores what is not stored; the result is null where that failed. */
  CompletableFuture<@Nullable ParkedPartition> revoke() {
    ending = true;
    claim.withdraw();
    if (!threads.core(this::beginEnding)) {
      ended.complete(null);
    }
    return ended;
  }

  /** Lets go without a checkpoint. */
  void abandon() {
    ending = true;
    claim.withdraw();
    threads.core(() -> end(null));
  }

  @Override
  public void checkpointed(long nextOffset) {
    failures = 0;
    stored = nextOffset;
  }

  @Override
  public void stopped(ReloadReason reason, @Nullable Throwable failure) {
    LOG.atWarn()
        .addKeyValue("partition", partition)
        .addKeyValue("reason", reason)
        .addKeyValue("failure", failure == null ? "none" : failure.toString())
        .log("Partition's memory is dropped");
    dropMemory();
    if (reason == ReloadReason.REFUSED) {
      context.metrics().refused(partition);
    }
    if (ending) {
      end(null);
    } else {
      reloadLater(reason);
    }
  }

  @Override
  public void unserved(Fit.Misfit misfit) {
    LOG.atError()
        .addKeyValue("partition", partition)
        .addKeyValue("reason", misfit.reason())
        .log("Partition is not served: {}", misfit.line());
    dropMemory();
    alarm = misfit.line();
    settled = true;
    context.metrics().unserved(partition, misfit.reason());
    if (ending) {
      end(null);
    }
  }

  private void load() {
    loading = true;
    reloadAt = null;
    ParkedPartition memory = parked;
    parked = null;
    long since = context.nanos().getAsLong();
    threads.store(() -> {
      try {
        LoadedPartition loaded = context.loader().load(partition, membership, claim, memory);
        if (!threads.core(() -> loaded(loaded, since))) {
          close(loaded);
        }
      } catch (Throwable e) {
        threads.core(() -> loadFailed(e));
      }
    });
  }

  private void loaded(LoadedPartition loaded, long since) {
    loading = false;
    if (ending) {
      threads.store(() -> close(loaded));
      end(null);
      return;
    }
    switch (loaded) {
      case LoadedPartition.Unserved alarm -> unserved(alarm.misfit());
      case LoadedPartition.Ready ready -> serve(ready, since);
    }
  }

  private void serve(LoadedPartition.Ready ready, long since) {
    Serving next;
    try {
      next = new Serving(partition, context, threads, ready, this);
    } catch (RuntimeException e) {
      threads.store(() -> close(ready));
      loadFailed(e);
      return;
    }
    serving = next;
    stored = next.nextOffset();
    settled = true;
    context.source().seek(partition, next.nextOffset());
    context.metrics().serving(partition, context.nanos().getAsLong() - since);
  }

  private void failed(Throwable failure) {
    stopped(ReloadReason.CORE_FAILED, failure);
  }

  private void loadFailed(Throwable failure) {
    loading = false;
    boolean isRefused = failure instanceof RefusedException;
    stopped(isRefused ? ReloadReason.REFUSED : ReloadReason.LOAD_FAILED, failure);
  }

  private void reloadLater(ReloadReason reason) {
    context.metrics().reloaded(partition, reason);
    OwnerLimits limits = context.limits();
    long grown = limits.retry().toNanos() << Math.min(failures, LARGEST_SHIFT);
    long delay =
        reason == ReloadReason.REFUSED
            ? limits.refusedDelay().toNanos()
            : Math.min(grown, limits.longestRetry().toNanos());
    failures++;
    reloadAt = context.nanos().getAsLong() + delay;
  }

  private void accept(TickRecord record) {
    Serving current = serving;
    if (ending || current == null) {
      drop(alarm != null ? DropReason.UNSERVED : DropReason.NOT_SERVING);
    } else {
      current.accept(record);
    }
  }

  private void onTick() {
    tickPending.set(false);
    context.metrics().looked(partition);
    long now = context.nanos().getAsLong();
    Long due = reloadAt;
    if (serving != null) {
      serving.tick(now, logEnd);
    } else if (due != null && now - due >= 0 && alarm == null && !loading && !ending) {
      load();
    }
  }

  private void beginEnding() {
    if (serving != null) {
      serving.finish(this::end);
    } else if (!loading) {
      end(null);
    }
  }

  private void end(@Nullable ParkedPartition memory) {
    if (ended.isDone()) {
      return;
    }
    dropMemory();
    threads.end();
    context.metrics().released(partition);
    ended.complete(memory);
  }

  private void dropMemory() {
    Serving current = serving;
    serving = null;
    settled = alarm != null;
    stored = -1;
    if (current != null) {
      current.discard();
    }
  }

  private void drop(DropReason reason) {
    context.metrics().dropped(partition, reason);
    context.source().release();
  }

  private static void close(LoadedPartition loaded) {
    if (loaded instanceof LoadedPartition.Ready ready) {
      ready.session().close();
    }
  }
}

package io.marketdata.compute.partition;

import io.marketdata.compute.checkpoint.Checkpoints;
import io.marketdata.compute.publish.UpdatePublisher;
import io.marketdata.compute.ticks.Membership;
import io.marketdata.compute.ticks.TickListener;
import io.marketdata.compute.ticks.TickRecord;
import io.marketdata.compute.ticks.TickSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The owners of the partitions that this process has. Thread-safe; whoever starts it calls {@link
 * #tick} some times a second.
 */
public final class PartitionOwners implements TickListener, ComputeProgress {

  private static final Logger LOG = LoggerFactory.getLogger(PartitionOwners.class);

  private final OwnerContext context;
  private final Map<Integer, PartitionOwner> owners = new ConcurrentHashMap<>();
  private final Map<Integer, Kept> memories = new ConcurrentHashMap<>();
  private volatile boolean joined;

  /** Owners that close nothing for sources that are mute. */
  public PartitionOwners(
      long epoch,
      TickSource source,
      UpdatePublisher publisher,
      Checkpoints checkpoints,
      TickProcessors processors,
      OwnerLimits limits,
      PipelineMetrics metrics,
      LongSupplier nanos) {
    this(epoch, source, publisher, checkpoints, processors, limits, metrics, nanos, null);
  }

  /**
   * Owners of the partitions of one epoch.
   *
   * @param nanos a monotonic clock, such as {@code System::nanoTime}
   * @param mute when bars of mute sources are closed, null for never
   */
  public PartitionOwners(
      long epoch,
      TickSource source,
      UpdatePublisher publisher,
      Checkpoints checkpoints,
      TickProcessors processors,
      OwnerLimits limits,
      PipelineMetrics metrics,
      LongSupplier nanos,
      @Nullable MuteRule mute) {
    PartitionLoader loader = new PartitionLoader(checkpoints, processors, epoch);
    this.context = new OwnerContext(source, publisher, loader, limits, metrics, nanos, mute);
  }

  /** Gives every owner a look at the clock. Does not block. */
  public void tick() {
    owners.values().forEach(PartitionOwner::tick);
    long now = context.nanos().getAsLong();
    long kept = context.limits().parked().toNanos();
    memories.values().removeIf(memory -> now - memory.since() > kept);
  }

  @Override
  public void assigned(Collection<Integer> partitions, Membership membership) {
    for (int partition : partitions) {
      Kept memory = memories.remove(partition);
      PartitionOwner owner =
          new PartitionOwner(
              partition, membership, context, memory == null ? null : memory.partition());
      PartitionOwner former = owners.put(partition, owner);
      if (former != null) {
        former.abandon();
      }
      owner.start();
    }
    joined = true;
  }

  @Override
  public void revoked(Collection<Integer> partitions) {
    List<Revocation> revocations = new ArrayList<>();
    for (int partition : partitions) {
      PartitionOwner owner = owners.remove(partition);
      if (owner != null) {
        revocations.add(new Revocation(partition, owner, owner.revoke()));
      }
    }
    await(revocations);
    revocations.forEach(this::settle);
  }

  @Override
  public void record(TickRecord record) {
    PartitionOwner owner = owners.get(record.partition());
    if (owner == null) {
      context.metrics().dropped(record.partition(), DropReason.NOT_OWNED);
      context.source().release();
    } else {
      owner.offer(record);
    }
  }

  @Override
  public void logEnd(int partition, long end) {
    PartitionOwner owner = owners.get(partition);
    if (owner != null) {
      owner.logEnd(end);
    }
  }

  @Override
  public Map<Integer, Long> checkpointed() {
    Map<Integer, Long> stored = new HashMap<>();
    owners.forEach((partition, owner) -> {
      long next = owner.stored();
      if (next >= 0) {
        stored.put(partition, next);
      }
    });
    return stored;
  }

  @Override
  public boolean isLoaded() {
    return joined && owners.values().stream().allMatch(PartitionOwner::isSettled);
  }

  /** Why partitions are not served, by partition. */
  public Map<Integer, String> alarms() {
    Map<Integer, String> alarms = new HashMap<>();
    owners.forEach((partition, owner) -> {
      String line = owner.alarm();
      if (line != null) {
        alarms.put(partition, line);
      }
    });
    return alarms;
  }

  private void await(List<Revocation> revocations) {
    CompletableFuture<Void> all =
        CompletableFuture.allOf(
            revocations.stream().map(Revocation::end).toArray(CompletableFuture<?>[]::new));
    try {
      all.get(context.limits().revokeGrace().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      return;
    }
  }

  private void settle(Revocation revocation) {
    if (!revocation.end().isDone()) {
      LOG.atWarn()
          .addKeyValue("partition", revocation.partition())
          .log("Partition is let go without its last checkpoint");
      revocation.owner().abandon();
      return;
    }
    ParkedPartition memory = revocation.end().join();
    if (memory != null) {
      memories.put(revocation.partition(), new Kept(memory, context.nanos().getAsLong()));
    }
  }

  private record Kept(ParkedPartition partition, long since) {}

  private record Revocation(
      int partition, PartitionOwner owner, CompletableFuture<@Nullable ParkedPartition> end) {}
}

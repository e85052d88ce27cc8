package io.marketdata.compute.partition;

import io.marketdata.compute.checkpoint.CheckpointSession;
import io.marketdata.compute.checkpoint.Checkpoints;
import io.marketdata.compute.checkpoint.Claim;
import io.marketdata.compute.checkpoint.LoggedTick;
import io.marketdata.compute.checkpoint.RefusedException;
import io.marketdata.compute.checkpoint.StateEntry;
import io.marketdata.compute.checkpoint.StoredPosition;
import io.marketdata.compute.ticks.Membership;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The stored state of one partition in memory; the newest session refuses the earlier ones. */
final class MemoryCheckpoints implements Checkpoints {

  final List<Long> commits = new CopyOnWriteArrayList<>();
  volatile @Nullable RuntimeException failure;
  volatile @Nullable CountDownLatch gate;
  volatile @Nullable CountDownLatch openGate;
  volatile @Nullable Error openError;
  volatile @Nullable Runnable beforeEntries;
  final AtomicInteger attempts = new AtomicInteger();
  volatile long logEnd = 1_000;
  volatile int opened;
  volatile int loads;
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private @Nullable Long committed;
  private long revision;

  @Override
  public CheckpointSession open(int partition, Membership membership, Claim claim) {
    try {
      await(openGate);
      Error error = openError;
      if (error != null) {
        throw error;
      }
      int[] number = new int[1];
      claim.takeOver(() -> number[0] = count(), () -> {});
      return new Session(number[0]);
    } finally {
      attempts.incrementAndGet();
    }
  }

  private synchronized int count() {
    return ++opened;
  }

  @Override
  public void close() {}

  synchronized void put(String key, byte[] value) {
    entries.put(key, value);
    revision++;
  }

  private final class Session implements CheckpointSession {

    private final int number;

    Session(int number) {
      this.number = number;
    }

    @Override
    public StoredPosition position() {
      synchronized (MemoryCheckpoints.this) {
        return new StoredPosition(revision, committed, 0, logEnd);
      }
    }

    @Override
    public List<StateEntry> entries() {
      Runnable before = beforeEntries;
      if (before != null) {
        beforeEntries = null;
        before.run();
      }
      synchronized (MemoryCheckpoints.this) {
        loads++;
        List<StateEntry> all = new ArrayList<>();
        entries.forEach((k, v) -> all.add(new StateEntry(SummingProcessor.bytes(k), v)));
        return all;
      }
    }

    @Override
    public @Nullable LoggedTick tick(long offset) {
      return new LoggedTick(offset, SummingProcessor.checksum(OwnersFixture.frame(offset)));
    }

    @Override
    public long commit(List<StateEntry> changes, long nextOffset) {
      await(gate);
      RuntimeException broken = failure;
      if (broken != null) {
        throw broken;
      }
      synchronized (MemoryCheckpoints.this) {
        if (number != opened) {
          throw new RefusedException(0, new IllegalStateException("another owner"));
        }
        changes.forEach(e -> entries.put(SummingProcessor.text(e.key()), e.value()));
        committed = nextOffset;
        commits.add(nextOffset);
        return ++revision;
      }
    }

    @Override
    public void abandon() {}

    @Override
    public void close() {}
  }

  private static void await(@Nullable CountDownLatch latch) {
    try {
      if (latch != null && !latch.await(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the gate was not opened");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

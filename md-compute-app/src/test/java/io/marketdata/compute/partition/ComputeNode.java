package io.marketdata.compute.partition;

import io.marketdata.compute.checkpoint.CheckpointFailedException;
import io.marketdata.compute.checkpoint.CheckpointSession;
import io.marketdata.compute.checkpoint.Checkpoints;
import io.marketdata.compute.checkpoint.Claim;
import io.marketdata.compute.checkpoint.LoggedTick;
import io.marketdata.compute.checkpoint.MisfitReason;
import io.marketdata.compute.checkpoint.StateEntry;
import io.marketdata.compute.checkpoint.StateSink;
import io.marketdata.compute.checkpoint.StoredPosition;
import io.marketdata.compute.checkpoint.kafka.KafkaCheckpoints;
import io.marketdata.compute.core.OwnerClose;
import io.marketdata.compute.publish.UpdatePublisher;
import io.marketdata.compute.publish.kafka.KafkaUpdatePublisher;
import io.marketdata.compute.ticks.Membership;
import io.marketdata.compute.ticks.TickListener;
import io.marketdata.compute.ticks.TickRecord;
import io.marketdata.compute.ticks.TickSource;
import io.marketdata.compute.ticks.kafka.KafkaTickSource;
import io.marketdata.compute.ticks.kafka.TickSourceLimits;
import io.marketdata.compute.ticks.kafka.TickSourceMetrics;
import io.marketdata.kafka.SendMetrics;
import io.marketdata.wire.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A compute process in a test: it can be frozen in the middle of a record, and killed. */
final class ComputeNode implements AutoCloseable {

  final Map<Integer, MisfitReason> alarms = new ConcurrentHashMap<>();
  final AtomicLong refused = new AtomicLong();
  final AtomicLong applied = new AtomicLong();
  final AtomicLong stuck = new AtomicLong();
  final Queue<Event> timeline = new ConcurrentLinkedQueue<>();

  /** When a partition's first record was applied after it was loaded last, by System.nanoTime. */
  final Map<Integer, Long> served = new ConcurrentHashMap<>();

  /** How long that loading took, nanoseconds. */
  final Map<Integer, Long> loads = new ConcurrentHashMap<>();

  final PartitionOwners owners;
  final TickSource source;
  private final UpdatePublisher publisher;
  private final KafkaCheckpoints checkpoints;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final Future<?> ticking;
  private volatile boolean dead;
  private volatile @Nullable CountDownLatch frozen;

  /** A node whose cores sum. */
  ComputeNode(KafkaLog log, Duration checkpointInterval) {
    this(log, checkpointInterval, _ -> new SummingProcessor(log.epoch), null);
  }

  ComputeNode(
      KafkaLog log, Duration checkpointInterval, TickProcessors cores, @Nullable MuteRule mute) {
    source =
        new KafkaTickSource(
            log.settings,
            Topics.ticks(log.epoch),
            TickSourceLimits.DEFAULT,
            new TickSourceMetrics() {
              @Override
              public void receiverStuck() {
                stuck.incrementAndGet();
              }
            });
    publisher = new KafkaUpdatePublisher(log.settings, Topics.updates(log.epoch), SendMetrics.NONE);
    checkpoints = new KafkaCheckpoints(log.settings, log.epoch);
    owners =
        new PartitionOwners(
            log.epoch,
            source,
            publisher,
            new MortalCheckpoints(),
            partition -> new FreezableProcessor(cores.create(partition)),
            OwnerLimits.DEFAULT.withCheckpointInterval(checkpointInterval),
            new NotedMetrics(),
            System::nanoTime,
            mute);
    ticking = clock.scheduleWithFixedDelay(owners::tick, 20, 20, TimeUnit.MILLISECONDS);
    source.start(new NotedListener());
  }

  void freeze() {
    frozen = new CountDownLatch(1);
  }

  void thaw() {
    CountDownLatch latch = frozen;
    frozen = null;
    if (latch != null) {
      latch.countDown();
    }
  }

  /** From now on nothing is stored any more, as if the process were gone. */
  void kill() {
    dead = true;
    close();
  }

  @Override
  public void close() {
    source.close();
    ticking.cancel(false);
    clock.shutdownNow();
    publisher.close();
    checkpoints.close();
  }

  /** Notes when partitions came and went. */
  private final class NotedListener implements TickListener {

    @Override
    public void assigned(Collection<Integer> partitions, Membership membership) {
      note("assigned " + partitions.size());
      owners.assigned(partitions, membership);
    }

    @Override
    public void revoked(Collection<Integer> partitions) {
      note("revoking " + partitions.size());
      owners.revoked(partitions);
      note("revoked");
    }

    @Override
    public void record(TickRecord record) {
      owners.record(record);
    }

    @Override
    public void logEnd(int partition, long end) {
      owners.logEnd(partition, end);
    }
  }

  private void note(String event) {
    timeline.add(new Event(event, System.nanoTime()));
  }

  /** Something that happened at a time of System.nanoTime. */
  record Event(String name, long at) {}

  private final class NotedMetrics implements PipelineMetrics {

    @Override
    public void applied(int partition) {
      applied.incrementAndGet();
      if (served.putIfAbsent(partition, System.nanoTime()) == null) {
        note("applied first of " + partition);
      }
    }

    @Override
    public void serving(int partition, long loadNanos) {
      loads.put(partition, loadNanos);
      note("loaded " + partition);
      served.remove(partition);
    }

    @Override
    public void refused(int partition) {
      refused.incrementAndGet();
    }

    @Override
    public void unserved(int partition, MisfitReason reason) {
      alarms.put(partition, reason);
    }
  }

  private final class MortalCheckpoints implements Checkpoints {

    @Override
    public CheckpointSession open(int partition, Membership membership, Claim claim) {
      return new MortalSession(partition, checkpoints.open(partition, membership, claim));
    }

    @Override
    public void close() {
      checkpoints.close();
    }
  }

  private final class MortalSession implements CheckpointSession {

    private final int partition;
    private final CheckpointSession session;

    MortalSession(int partition, CheckpointSession session) {
      this.partition = partition;
      this.session = session;
    }

    @Override
    public StoredPosition position() {
      return session.position();
    }

    @Override
    public List<StateEntry> entries() {
      return session.entries();
    }

    @Override
    public @Nullable LoggedTick tick(long offset) {
      return session.tick(offset);
    }

    @Override
    public long commit(List<StateEntry> changes, long nextOffset) {
      if (dead) {
        throw new CheckpointFailedException(partition, new IllegalStateException("dead"));
      }
      return session.commit(changes, nextOffset);
    }

    @Override
    public void abandon() {
      session.abandon();
    }

    @Override
    public void close() {
      session.close();
    }
  }

  private final class FreezableProcessor implements TickProcessor {

    private final TickProcessor processor;

    FreezableProcessor(TickProcessor processor) {
      this.processor = processor;
    }

    @Override
    public void load(Iterable<StateEntry> entries) {
      processor.load(entries);
    }

    @Override
    public List<byte[]> apply(long offset, long appendTimeMillis, byte[] record) {
      CountDownLatch latch = frozen;
      if (latch != null) {
        try {
          latch.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return processor.apply(offset, appendTimeMillis, record);
    }

    @Override
    public long nextOffset() {
      return processor.nextOffset();
    }

    @Override
    public List<OwnerClose> overdue(long wall) {
      return processor.overdue(wall);
    }

    @Override
    public void changed(StateSink sink) {
      processor.changed(sink);
    }

    @Override
    public void confirmed() {
      processor.confirmed();
    }
  }
}

package io.marketdata.compute.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.compute.ticks.Membership;
import io.marketdata.compute.ticks.TickRecord;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;

/** Owners of one partition with everything around them in memory; time passes by hand. */
abstract class OwnersFixture {

  static final Membership MEMBER = new Membership() {};

  final MemorySource source = new MemorySource();
  final MemoryPublisher publisher = new MemoryPublisher();
  final MemoryCheckpoints checkpoints = new MemoryCheckpoints();
  final AtomicLong nanos = new AtomicLong();
  final List<String> events = new CopyOnWriteArrayList<>();
  final PartitionOwners owners = owners();

  static byte[] frame(long offset) {
    return SummingProcessor.bytes("k=" + offset);
  }

  @AfterEach
  void revoke() {
    owners.revoked(List.of(0));
  }

  private PartitionOwners owners() {
    OwnerLimits base = OwnerLimits.DEFAULT;
    OwnerLimits limits =
        new OwnerLimits(
            base.checkpointInterval(),
            base.longestInterval(),
            base.checkpointBytes(),
            4,
            base.bytesInFlight(),
            base.missing(),
            Duration.ofMillis(700),
            base.retry(),
            base.longestRetry(),
            base.refusedDelay(),
            base.parked());
    return new PartitionOwners(
        1,
        source,
        publisher,
        checkpoints,
        _ -> new SummingProcessor(1),
        limits,
        new NotedMetrics(events),
        nanos::get);
  }

  void assign() {
    int before = source.seeks.size();
    owners.assigned(List.of(0), MEMBER);
    eventually(() -> assertThat(source.seeks).hasSize(before + 1));
  }

  void give(long... offsets) {
    for (long offset : offsets) {
      owners.record(new TickRecord(0, offset, offset, frame(offset)));
    }
  }

  /** Lets time pass after what was given has been looked at, then gives owners a look at it. */
  void pass(Duration duration) {
    settle();
    nanos.addAndGet(duration.toNanos());
    owners.tick();
    settle();
  }

  private void settle() {
    int before = ticks();
    eventually(() -> {
      owners.tick();
      assertThat(ticks()).isGreaterThan(before);
    });
  }

  private int ticks() {
    return (int) events.stream().filter("tick"::equals).count();
  }

  static void eventually(ThrowingRunnable assertion) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .pollInterval(Duration.ofMillis(5))
        .untilAsserted(assertion);
  }
}

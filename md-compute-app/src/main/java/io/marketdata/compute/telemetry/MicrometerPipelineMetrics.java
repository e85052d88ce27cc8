package io.marketdata.compute.telemetry;

import io.marketdata.compute.checkpoint.MisfitReason;
import io.marketdata.compute.partition.DropReason;
import io.marketdata.compute.partition.PipelineMetrics;
import io.marketdata.compute.partition.ReloadReason;
import io.marketdata.compute.ticks.kafka.TickSourceMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Meters {@code md.compute.*} of the owners of partitions. Thread-safe. */
final class MicrometerPipelineMetrics implements PipelineMetrics, TickSourceMetrics {

  private final MeterRegistry registry;
  private final Counter receiverFailed;
  private final Counter receiverStuck;
  private final Map<Integer, PartitionMeters> partitions = new ConcurrentHashMap<>();

  MicrometerPipelineMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.receiverFailed = registry.counter("md.compute.receiver.replaced", "reason", "failed");
    this.receiverStuck = registry.counter("md.compute.receiver.replaced", "reason", "stuck");
  }

  @Override
  public void received(int partition) {
    of(partition).received.increment();
  }

  @Override
  public void applied(int partition) {
    of(partition).applied.increment();
  }

  @Override
  public void dropped(int partition, DropReason reason) {
    of(partition).dropped(reason).increment();
  }

  @Override
  public void inFlight(int partition, int frames) {
    of(partition).inFlight.set(frames);
  }

  @Override
  public void checkpointed(int partition, long bytes, long nanos) {
    PartitionMeters meters = of(partition);
    meters.checkpointBytes.record((double) bytes);
    meters.checkpoints.record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void checkpointInterval(int partition, long millis, boolean alarm) {
    PartitionMeters meters = of(partition);
    meters.interval.set(millis);
    meters.oversized.set(alarm ? 1 : 0);
  }

  @Override
  public void refused(int partition) {
    of(partition).refused.increment();
  }

  @Override
  public void reloaded(int partition, ReloadReason reason) {
    of(partition).notServing();
    registry
        .counter("md.compute.reloads", PartitionMeters.tags(partition).and("reason", reason.name()))
        .increment();
  }

  @Override
  public void serving(int partition, long loadNanos) {
    PartitionMeters meters = of(partition);
    meters.serving.set(1);
    meters.unserved.set(0);
    meters.loads.record(loadNanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void unserved(int partition, MisfitReason reason) {
    PartitionMeters meters = of(partition);
    meters.notServing();
    meters.unserved.set(1);
    registry
        .counter("md.compute.alarms", PartitionMeters.tags(partition).and("reason", reason.name()))
        .increment();
  }

  @Override
  public void lag(int partition, long records) {
    of(partition).lag.set(records);
  }

  @Override
  public void muteClosed(int partition, boolean written) {
    registry
        .counter(
            "md.compute.mute.closes",
            PartitionMeters.tags(partition).and("result", written ? "written" : "failed"))
        .increment();
  }

  @Override
  public void released(int partition) {
    PartitionMeters meters = partitions.remove(partition);
    if (meters != null) {
      meters.close();
    }
  }

  @Override
  public void receiverFailed() {
    receiverFailed.increment();
  }

  @Override
  public void receiverStuck() {
    receiverStuck.increment();
  }

  private PartitionMeters of(int partition) {
    PartitionMeters meters = partitions.get(partition);
    return meters != null
        ? meters
        : partitions.computeIfAbsent(partition, p -> new PartitionMeters(registry, p));
  }
}

package io.marketdata.compute.telemetry;

import io.marketdata.compute.partition.DropReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The meters of one partition. Its counters stay when the partition goes, as counters have to; its
 * gauges go with it.
 */
final class PartitionMeters {

  final Counter received;
  final Counter applied;
  final Counter refused;
  final Timer checkpoints;
  final Timer loads;
  final DistributionSummary checkpointBytes;
  final AtomicLong inFlight = new AtomicLong();
  final AtomicLong interval = new AtomicLong();
  final AtomicLong oversized = new AtomicLong();
  final AtomicLong serving = new AtomicLong();
  final AtomicLong unserved = new AtomicLong();
  final AtomicLong lag = new AtomicLong();
  private final MeterRegistry registry;
  private final Map<DropReason, Counter> dropped = new EnumMap<>(DropReason.class);
  private final List<Gauge> gauges = new ArrayList<>();

  PartitionMeters(MeterRegistry registry, int partition) {
    this.registry = registry;
    Tags tags = tags(partition);
    received = registry.counter("md.compute.records.received", tags);
    applied = registry.counter("md.compute.records.applied", tags);
    refused = registry.counter("md.compute.owner.refused", tags);
    checkpoints = registry.timer("md.compute.checkpoint", tags);
    loads = registry.timer("md.compute.load", tags);
    checkpointBytes =
        DistributionSummary.builder("md.compute.checkpoint.size")
            .baseUnit("bytes")
            .tags(tags)
            .register(registry);
    for (DropReason reason : DropReason.values()) {
      dropped.put(
          reason,
          registry.counter("md.compute.records.dropped", tags.and("reason", reason.name())));
    }
    gauge("md.compute.updates.in.flight", tags, inFlight);
    gauge("md.compute.checkpoint.interval.millis", tags, interval);
    gauge("md.compute.checkpoint.oversized", tags, oversized);
    gauge("md.compute.serving", tags, serving);
    gauge("md.compute.unserved", tags, unserved);
    gauge("md.compute.lag.records", tags, lag);
  }

  static Tags tags(int partition) {
    return Tags.of("partition", Integer.toString(partition));
  }

  Counter dropped(DropReason reason) {
    return Objects.requireNonNull(dropped.get(reason));
  }

  void notServing() {
    serving.set(0);
  }

  void close() {
    gauges.forEach(registry::remove);
  }

  private void gauge(String name, Tags tags, AtomicLong value) {
    gauges.add(Gauge.builder(name, value, AtomicLong::get).tags(tags).register(registry));
  }
}

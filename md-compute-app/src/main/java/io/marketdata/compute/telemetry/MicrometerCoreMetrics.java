package io.marketdata.compute.telemetry;

import io.marketdata.compute.core.CoreMetrics;
import io.marketdata.compute.core.RejectReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Meters of one partition's core: {@code md.compute.messages} by result, {@code
 * md.compute.rejected} by reason, {@code md.compute.source.events} by source and event. Used on the
 * core's thread.
 */
final class MicrometerCoreMetrics implements CoreMetrics {

  private static final String MESSAGES = "md.compute.messages";
  private static final int MOST_SOURCES = 256;

  private final MeterRegistry registry;
  private final Tags tags;
  private final Counter read;
  private final Counter applied;
  private final Counter skipped;
  private final Counter twin;
  private final Counter rejected;
  private final Counter unknownTemplate;
  private final Map<RejectReason, Counter> reasons = new EnumMap<>(RejectReason.class);
  private final Map<String, Map<String, Counter>> events = new HashMap<>();

  MicrometerCoreMetrics(MeterRegistry registry, int partition) {
    this.registry = registry;
    this.tags = PartitionMeters.tags(partition);
    this.read = registry.counter(MESSAGES, tags.and("result", "read"));
    this.applied = registry.counter(MESSAGES, tags.and("result", "applied"));
    this.skipped = registry.counter(MESSAGES, tags.and("result", "skipped"));
    this.twin = registry.counter(MESSAGES, tags.and("result", "twin"));
    this.rejected = registry.counter(MESSAGES, tags.and("result", "rejected"));
    this.unknownTemplate = registry.counter("md.compute.unknown.templates", tags);
  }

  @Override
  public void counted(long readCount, long appliedCount, long skippedCount, long twinCount) {
    read.increment((double) readCount);
    applied.increment((double) appliedCount);
    skipped.increment((double) skippedCount);
    twin.increment((double) twinCount);
  }

  @Override
  public void rejected(RejectReason reason) {
    rejected.increment();
    reasons
        .computeIfAbsent(
            reason, r -> registry.counter("md.compute.rejected", tags.and("reason", r.name())))
        .increment();
  }

  @Override
  public void unknownTemplate(int templateId) {
    unknownTemplate.increment();
  }

  @Override
  public void implausibleArrival(String source) {
    event("implausible-arrival", source);
  }

  @Override
  public void implausibleWatermark(String source) {
    event("implausible-watermark", source);
  }

  @Override
  public void ownerClosed(String source) {
    event("owner-closed", source);
  }

  @Override
  public void implausibleOwnerClose(String source) {
    event("implausible-owner-close", source);
  }

  @Override
  public void late(String source) {
    event("late", source);
  }

  @Override
  public void unattributed(String source) {
    event("unattributed", source);
  }

  @Override
  public void unscheduled(String source) {
    event("unscheduled", source);
  }

  @Override
  public void rebased(String source) {
    event("rebased", source);
  }

  @Override
  public void implausible(String source) {
    event("implausible", source);
  }

  @Override
  public void unknownCondition(String source) {
    event("unknown-condition", source);
  }

  /** Names come from the log: beyond a number of them they share one meter. */
  private void event(String event, String source) {
    Map<String, Counter> bySource = events.computeIfAbsent(event, _ -> new HashMap<>());
    Counter counter = bySource.get(source);
    if (counter == null) {
      String name = bySource.size() < MOST_SOURCES ? source : "other";
      counter =
          registry.counter(
              "md.compute.source.events", tags.and("event", event).and("source", name));
      if (bySource.size() < MOST_SOURCES) {
        bySource.put(source, counter);
      }
    }
    counter.increment();
  }
}

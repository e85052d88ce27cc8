package io.marketdata.ingest.telemetry;

import io.marketdata.ingest.feed.FeedMetrics;
import io.marketdata.ingest.normalise.RejectionReason;
import io.marketdata.ingest.publish.PublishMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The meters of one source, all tagged with its name. Thread-safe. */
public final class SourceMeters implements FeedMetrics, PublishMetrics {

  private static final double NANOS = 1e9;

  private final Counter decoded;
  private final Map<RejectionReason, Counter> rejected = new EnumMap<>(RejectionReason.class);
  private final Counter rejectDropped;
  private final Counter placeholders;
  private final Counter oddConditions;
  private final Counter duplicate;
  private final Counter merged;
  private final Counter shed;
  private final Counter published;
  private final Counter restarted;
  private final Counter superseded;
  private final Counter gaps;
  private final Counter backPressured;
  private final Counter failed;
  private final DistributionSummary frameMessages;
  private final DistributionSummary frameBytes;
  private final AtomicLong lag = new AtomicLong();
  private final AtomicLong term = new AtomicLong();
  private final AtomicLong queued = new AtomicLong();

  /** Registers the meters of a source. */
  public SourceMeters(MeterRegistry registry, String source) {
    decoded = counter(registry, "md.feed.decoded", source, "messages taken from the feed");
    for (RejectionReason reason : RejectionReason.values()) {
      rejected.put(
          reason,
          Counter.builder("md.feed.rejected")
              .description("messages that are no tick")
              .tag("source", source)
              .tag("reason", reason.name())
              .register(registry));
    }
    rejectDropped =
        counter(registry, "md.feed.rejects.dropped", source, "rejects not kept: too many");
    placeholders =
        counter(registry, "md.feed.placeholders", source, "cells like N/A, taken for absent");
    oddConditions =
        counter(registry, "md.feed.odd.conditions", source, "conditions: no code, or no room");
    duplicate = counter(registry, "md.feed.duplicate", source, "ticks the log has already");
    merged = counter(registry, "md.feed.merged", source, "ticks replaced before they left");
    shed = counter(registry, "md.feed.shed", source, "ticks dropped by an overload policy");
    published = counter(registry, "md.feed.published", source, "ticks handed over to the log");
    restarted = counter(registry, "md.feed.restarts", source, "starts after a failure");
    superseded =
        counter(registry, "md.feed.superseded", source, "stops because somebody else started it");
    gaps = counter(registry, "md.feed.gaps", source, "gaps that were written");
    backPressured = counter(registry, "md.feed.back.pressured", source, "offers without room");
    failed = counter(registry, "md.feed.frames.failed", source, "frames that failed");
    frameMessages = summary(registry, "md.feed.frame.messages", source);
    frameBytes = summary(registry, "md.feed.frame.bytes", source);
    gauge(registry, "md.feed.lag.seconds", source, lag, NANOS);
    gauge(registry, "md.feed.term", source, term, 1);
    gauge(registry, "md.feed.queue.bytes", source, queued, 1);
  }

  @Override
  public void decoded() {
    decoded.increment();
  }

  @Override
  public void rejected(RejectionReason reason) {
    Counter counter = rejected.get(reason);
    if (counter != null) {
      counter.increment();
    }
  }

  @Override
  public void rejectDropped() {
    rejectDropped.increment();
  }

  @Override
  public void placeholders(int cells) {
    placeholders.increment(cells);
  }

  @Override
  public void oddConditions(int codes) {
    oddConditions.increment(codes);
  }

  @Override
  public void duplicate() {
    duplicate.increment();
  }

  @Override
  public void merged(long ticks) {
    merged.increment((double) ticks);
  }

  @Override
  public void shed(long ticks) {
    shed.increment((double) ticks);
  }

  @Override
  public void published() {
    published.increment();
  }

  @Override
  public void lag(long nanos) {
    lag.set(nanos);
  }

  @Override
  public void started(long newTerm) {
    term.set(newTerm);
  }

  @Override
  public void restarted() {
    restarted.increment();
  }

  @Override
  public void superseded() {
    superseded.increment();
  }

  @Override
  public void gap() {
    gaps.increment();
  }

  @Override
  public void queued(long bytes) {
    queued.addAndGet(bytes);
  }

  @Override
  public void acknowledged(int messages, int bytes) {
    frameMessages.record(messages);
    frameBytes.record(bytes);
  }

  @Override
  public void backPressured() {
    backPressured.increment();
  }

  @Override
  public void failed() {
    failed.increment();
  }

  private static Counter counter(
      MeterRegistry registry, String name, String source, String description) {
    return Counter.builder(name).description(description).tag("source", source).register(registry);
  }

  private static DistributionSummary summary(MeterRegistry registry, String name, String source) {
    return DistributionSummary.builder(name).tag("source", source).register(registry);
  }

  private static void gauge(
      MeterRegistry registry, String name, String source, AtomicLong value, double unit) {
    Gauge.builder(name, value, v -> v.get() / unit).tag("source", source).register(registry);
  }
}

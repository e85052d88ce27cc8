package io.marketdata.gateway.telemetry;

import io.marketdata.gateway.client.ClientTransport;
import io.marketdata.gateway.hub.FanoutMetrics;
import io.marketdata.wire.MalformedFrameException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The counters of the fan-out as meters named {@code md.gateway.*}. */
final class MicrometerFanoutMetrics implements FanoutMetrics {

  private final MeterRegistry registry;
  private final Map<String, AtomicLong> clients = new ConcurrentHashMap<>();
  private final AtomicLong queuedBytes = new AtomicLong();
  private final Counter records;
  private final Counter messages;
  private final Counter repeated;
  private final Counter failed;
  private final Counter rendered;
  private final Counter renderedBytes;
  private final Counter sent;
  private final Counter sentBytes;
  private final Counter merged;
  private final Counter dropped;
  private final Counter gaps;

  MicrometerFanoutMetrics(MeterRegistry registry) {
    this.registry = registry;
    records = registry.counter("md.gateway.records");
    messages = registry.counter("md.gateway.updates");
    repeated = registry.counter("md.gateway.updates.repeated");
    failed = registry.counter("md.gateway.failures");
    rendered = registry.counter("md.gateway.rendered");
    renderedBytes = registry.counter("md.gateway.rendered.bytes");
    sent = registry.counter("md.gateway.sent");
    sentBytes = registry.counter("md.gateway.sent.bytes");
    merged = registry.counter("md.gateway.merged");
    dropped = registry.counter("md.gateway.dropped");
    gaps = registry.counter("md.gateway.gaps");
    for (ClientTransport transport : ClientTransport.values()) {
      clients(transport.key());
    }
    Gauge.builder("md.gateway.queued.bytes", queuedBytes, AtomicLong::get).register(registry);
  }

  @Override
  public void record(int count) {
    records.increment();
    messages.increment(count);
  }

  @Override
  public void repeated() {
    repeated.increment();
  }

  @Override
  public void malformed(MalformedFrameException.Reason reason) {
    registry.counter("md.gateway.malformed", "reason", reason.name()).increment();
  }

  @Override
  public void failed() {
    failed.increment();
  }

  @Override
  public void rendered(int bytes) {
    rendered.increment();
    renderedBytes.increment(bytes);
  }

  @Override
  public void sent(int bytes) {
    sent.increment();
    sentBytes.increment(bytes);
  }

  @Override
  public void merged() {
    merged.increment();
  }

  @Override
  public void dropped() {
    dropped.increment();
  }

  @Override
  public void gap() {
    gaps.increment();
  }

  @Override
  public void queued(long bytes) {
    queuedBytes.addAndGet(bytes);
  }

  @Override
  public void opened(String transport) {
    clients(transport).incrementAndGet();
  }

  @Override
  public void closed(String transport, String reason) {
    clients(transport).decrementAndGet();
    registry.counter("md.gateway.closed", "transport", transport, "reason", reason).increment();
  }

  @Override
  public void refused(String error) {
    registry.counter("md.gateway.refused", "error", error).increment();
  }

  private AtomicLong clients(String transport) {
    return clients.computeIfAbsent(transport, this::gauge);
  }

  private AtomicLong gauge(String transport) {
    AtomicLong count = new AtomicLong();
    Gauge.builder("md.gateway.clients", count, AtomicLong::get)
        .tag("transport", transport)
        .register(registry);
    return count;
  }
}

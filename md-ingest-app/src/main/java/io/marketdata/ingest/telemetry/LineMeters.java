package io.marketdata.ingest.telemetry;

import io.marketdata.ingest.feed.line.LineMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/** The meters of a live source's line, all tagged with its name. Thread-safe. */
public final class LineMeters implements LineMetrics {

  private final Counter attempts;
  private final Counter missed;
  private final Counter full;
  private final AtomicLong live = new AtomicLong();
  private final AtomicLong waiting = new AtomicLong();

  /** Registers the meters of a source. */
  public LineMeters(MeterRegistry registry, String source) {
    attempts = counter(registry, "md.feed.line.attempts", source, "connections that were tried");
    missed = counter(registry, "md.feed.line.missed", source, "trades missing by their ids");
    full = counter(registry, "md.feed.line.full", source, "times that reading had to stop");
    gauge(registry, "md.feed.live", source, live, "whether everything asked for comes");
    gauge(registry, "md.feed.line.bytes", source, waiting, "bytes that wait for the source");
  }

  @Override
  public void live(boolean isLive) {
    live.set(isLive ? 1 : 0);
  }

  @Override
  public void attempt() {
    attempts.increment();
  }

  @Override
  public void missed(long trades) {
    missed.increment((double) trades);
  }

  @Override
  public void waiting(long bytes) {
    waiting.set(bytes);
  }

  @Override
  public void full() {
    full.increment();
  }

  private static Counter counter(
      MeterRegistry registry, String name, String source, String description) {
    return Counter.builder(name).description(description).tag("source", source).register(registry);
  }

  private static void gauge(
      MeterRegistry registry, String name, String source, AtomicLong value, String description) {
    Gauge.builder(name, value, AtomicLong::doubleValue)
        .description(description)
        .tag("source", source)
        .register(registry);
  }
}

package io.marketdata.gateway.history.telemetry;

import io.marketdata.gateway.history.HistoryMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;

/** Meters {@code md.history.*}, by question. Thread-safe. */
final class MicrometerHistoryMetrics implements HistoryMetrics {

  private static final String QUESTION = "question";

  private final MeterRegistry registry;
  private final Counter corrupt;

  MicrometerHistoryMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.corrupt = registry.counter("md.history.corrupt");
  }

  @Override
  public void read(String question, long nanos) {
    registry.timer("md.history.reads", QUESTION, question).record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void failed(String question) {
    registry.counter("md.history.reads.failed", QUESTION, question).increment();
  }

  @Override
  public void corrupt() {
    corrupt.increment();
  }
}

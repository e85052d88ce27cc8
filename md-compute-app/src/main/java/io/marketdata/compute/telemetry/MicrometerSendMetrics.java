package io.marketdata.compute.telemetry;

import io.marketdata.kafka.SendMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** Meters {@code md.compute.updates.*}, over all partitions. Thread-safe. */
final class MicrometerSendMetrics implements SendMetrics {

  private static final String FRAMES = "md.compute.updates.frames";
  private static final String RESULT = "result";

  private final Counter offered;
  private final Counter refused;
  private final Counter failed;
  private final Counter bytes;
  private final Timer acknowledged;

  MicrometerSendMetrics(MeterRegistry registry) {
    offered = registry.counter(FRAMES, RESULT, "offered");
    refused = registry.counter(FRAMES, RESULT, "refused");
    failed = registry.counter(FRAMES, RESULT, "failed");
    bytes = registry.counter("md.compute.updates.bytes");
    acknowledged =
        Timer.builder("md.compute.updates.acknowledged")
            .publishPercentileHistogram()
            .register(registry);
  }

  @Override
  public void offered(int partition, int size) {
    offered.increment();
  }

  @Override
  public void refused(int partition) {
    refused.increment();
  }

  @Override
  public void acknowledged(int partition, int size, long nanos) {
    bytes.increment(size);
    acknowledged.record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void failed(int partition) {
    failed.increment();
  }
}

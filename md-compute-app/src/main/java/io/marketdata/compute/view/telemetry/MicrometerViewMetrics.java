package io.marketdata.compute.view.telemetry;

import io.marketdata.compute.view.ViewMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Meters {@code md.view.*}; counters are of the process, states of a partition. Thread-safe. */
final class MicrometerViewMetrics implements ViewMetrics {

  private static final String RECORDS = "md.view.records";
  private static final String RESULT = "result";

  private final MeterRegistry registry;
  private final Counter applied;
  private final Counter outOfPlace;
  private final Counter malformed;
  private final Counter foreign;
  private final Counter rejected;
  private final Counter corrupt;
  private final Counter failed;
  private final Counter paced;
  private final Timer flushes;
  private final DistributionSummary symbols;
  private final Counter bytes;
  private final Map<Integer, Partition> partitions = new ConcurrentHashMap<>();

  MicrometerViewMetrics(MeterRegistry registry) {
    this.registry = registry;
    applied = registry.counter(RECORDS, RESULT, "applied");
    outOfPlace = registry.counter(RECORDS, RESULT, "out-of-place");
    malformed = registry.counter(RECORDS, RESULT, "malformed");
    foreign = registry.counter(RECORDS, RESULT, "foreign");
    rejected = registry.counter("md.view.fields.rejected");
    corrupt = registry.counter("md.view.fields.corrupt");
    failed = registry.counter("md.view.flushes.failed");
    paced = registry.counter("md.view.catch.up.symbols");
    bytes = registry.counter("md.view.flush.bytes");
    flushes = Timer.builder("md.view.flush").publishPercentileHistogram().register(registry);
    symbols = registry.summary("md.view.flush.symbols");
  }

  @Override
  public void applied(int partition) {
    applied.increment();
  }

  @Override
  public void outOfPlace(int partition) {
    outOfPlace.increment();
  }

  @Override
  public void malformed(int partition) {
    malformed.increment();
  }

  @Override
  public void foreign(int partition) {
    foreign.increment();
  }

  @Override
  public void flushed(int partition, long nanos, int units, int written, int kept) {
    flushes.record(nanos, TimeUnit.NANOSECONDS);
    symbols.record(units);
    bytes.increment(written);
    rejected.increment(kept);
  }

  @Override
  public void flushFailed(int partition) {
    failed.increment();
  }

  @Override
  public void corrupt(int partition) {
    corrupt.increment();
  }

  @Override
  public void state(int partition, int dirtySymbols, long memory, long markLag) {
    Partition state = of(partition);
    state.dirty.set(dirtySymbols);
    state.memory.set(memory);
    state.lag.set(markLag);
  }

  @Override
  public void behind(int partition, long millis) {
    of(partition).behind.set(millis);
  }

  @Override
  public void paced(int partition, int written) {
    paced.increment(written);
  }

  @Override
  public void served(int partition, boolean served) {
    of(partition).served.set(served ? 1 : 0);
  }

  private Partition of(int partition) {
    return partitions.computeIfAbsent(partition, p -> new Partition(registry, p));
  }

  /** What a partition's gauges show. */
  private static final class Partition {

    private final AtomicLong dirty;
    private final AtomicLong memory;
    private final AtomicLong lag;
    private final AtomicLong served;
    private final AtomicLong behind;

    Partition(MeterRegistry registry, int partition) {
      String tag = Integer.toString(partition);
      dirty = gauge(registry, "md.view.symbols.dirty", tag);
      memory = gauge(registry, "md.view.memory", tag);
      lag = gauge(registry, "md.view.mark.lag", tag);
      served = gauge(registry, "md.view.served", tag);
      behind = gauge(registry, "md.view.behind.ms", tag);
    }

    private static AtomicLong gauge(MeterRegistry registry, String name, String partition) {
      AtomicLong value = new AtomicLong();
      Gauge.builder(name, value, AtomicLong::get).tag("partition", partition).register(registry);
      return value;
    }
  }
}

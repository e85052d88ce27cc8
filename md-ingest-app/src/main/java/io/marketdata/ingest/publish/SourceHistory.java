package io.marketdata.ingest.publish;

import org.jspecify.annotations.Nullable;

/** How far a source has come in the log, as far as that has been read. Blocking; single thread. */
public interface SourceHistory extends AutoCloseable {

  /** Value where nothing is known. */
  long NOTHING = Long.MIN_VALUE;

  /** Reads every partition on to its present end. */
  void readOn();

  /** The constants of its highest term in any partition, or null before its first start. */
  @Nullable LineConstants constants();

  /**
   * Time below which the time base must not go: newest one of a tick, watermark, gap or line's
   * anchor in any partition, or {@link #NOTHING}.
   */
  long floor();

  /** Time up to which a partition has everything that was due in it, or {@link #NOTHING}. */
  long time(int partition);

  /** Number up to which a partition has everything, or {@link #NOTHING}. */
  long number(int partition);

  /** The definitions that a partition holds. */
  ReferenceMemory reference(int partition);

  @Override
  void close();
}

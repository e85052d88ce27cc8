package io.marketdata.ingest.publish;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far a source has come in the log, as far as that has been read. Blocking; single thread. */
public interface SourceHistory extends AutoCloseable {

  /** Value where nothing is known. */
  long NOTHING = Long.MIN_VALUE;

  /** Reads every partition on to its present end. */
  void readOn();

  /** The newest constants of the source, or null where it has never been started. */
  @Nullable LineConstants constants();

  /** Newest time of the source in any partition, or {@link #NOTHING}. */
  long newestTime();

  /** Number up to which a partition has everything, or {@link #NOTHING}. */
  long number(int partition);

  /** By symbol, the source that the stored definition lets write it. */
  Map<String, String> owners();

  @Override
  void close();
}

package io.marketdata.load.check;

import io.marketdata.compute.core.CoreMetrics;
import io.marketdata.compute.core.PartitionCore;
import io.marketdata.kafka.LogRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads a partition of the ticks with a core that has seen nothing yet. */
public final class LogReplay {

  private LogReplay() {}

  /** What a core does with a record; for tests of the check another one than the real one. */
  @FunctionalInterface
  public interface Core {

    /** The frames of updates that the record brings about. */
    List<byte[]> apply(long offset, long appendTimeMillis, byte[] record);
  }

  /** A fresh core of the platform. */
  public static Core fresh(int partition, long epoch) {
    return new PartitionCore(partition, epoch, CoreMetrics.none())::apply;
  }

  /** All frames that the core makes of the records. */
  public static List<byte[]> frames(Core core, List<LogRecord> ticks) {
    List<byte[]> frames = new ArrayList<>();
    for (LogRecord record : ticks) {
      byte[] value = Objects.requireNonNull(record.value());
      frames.addAll(core.apply(record.offset(), record.timestamp(), value));
    }
    return frames;
  }
}

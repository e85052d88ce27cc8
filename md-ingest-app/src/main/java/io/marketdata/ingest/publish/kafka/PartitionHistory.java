package io.marketdata.ingest.publish.kafka;

import io.marketdata.ingest.publish.PartitionProgress;
import io.marketdata.ingest.publish.SourceTerm;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.LogRecord;
import io.marketdata.kafka.PartitionLog;
import io.marketdata.kafka.Visibility;
import io.marketdata.wire.Topics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One partition read back: its checkpoint once, then the log behind it, on and on. */
final class PartitionHistory implements AutoCloseable {

  private final KafkaSettings settings;
  private final SourceTerm term;
  private final int partition;
  private final PartitionProgress progress;
  private @Nullable PartitionLog ticks;
  private long position;

  PartitionHistory(KafkaSettings settings, SourceTerm term, int partition) {
    this.settings = settings;
    this.term = term;
    this.partition = partition;
    progress = new PartitionProgress(term.source(), term.epoch());
  }

  PartitionProgress progress() {
    return progress;
  }

  void readOn() {
    PartitionLog log = ticks;
    if (log == null) {
      readCheckpoint();
      log = open(Topics.ticks(term.epoch()), Visibility.ALL);
      ticks = log;
      position = Math.max(progress.nextOffset(), log.begin());
    }
    position = log.read(position, this::frames);
  }

  @Override
  public void close() {
    if (ticks != null) {
      ticks.close();
    }
  }

  private void readCheckpoint() {
    try (PartitionLog state = open(Topics.state(term.epoch()), Visibility.COMMITTED)) {
      state.readAll(this::states);
    }
  }

  private PartitionLog open(String topic, Visibility visibility) {
    return PartitionLog.open(settings, topic, partition, visibility);
  }

  private void states(List<LogRecord> batch) {
    for (LogRecord record : batch) {
      if (record.value() != null) {
        progress.state(record.key(), record.value());
      }
    }
  }

  private void frames(List<LogRecord> batch) {
    for (LogRecord record : batch) {
      if (record.value() != null) {
        progress.frame(record.value());
      }
    }
  }
}

package io.marketdata.ingest.publish.kafka;

import io.marketdata.ingest.publish.LineConstants;
import io.marketdata.ingest.publish.LogUnavailableException;
import io.marketdata.ingest.publish.PartitionProgress;
import io.marketdata.ingest.publish.ReferenceMemory;
import io.marketdata.ingest.publish.SourceHistory;
import io.marketdata.ingest.publish.SourceTerm;
import io.marketdata.kafka.KafkaSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Reads checkpoints and log of all partitions, some of them at a time. */
final class KafkaSourceHistory implements SourceHistory {

  private static final int AT_A_TIME = 6;

  private final List<PartitionHistory> partitions = new ArrayList<>();

  KafkaSourceHistory(KafkaSettings settings, SourceTerm term, int count) {
    for (int partition = 0; partition < count; partition++) {
      partitions.add(new PartitionHistory(settings, term, partition));
    }
  }

  @Override
  public void readOn() {
    List<Future<?>> reading = new ArrayList<>();
    try (ExecutorService readers =
        Executors.newFixedThreadPool(
            AT_A_TIME, Thread.ofPlatform().daemon().name("history-", 0).factory())) {
      for (PartitionHistory partition : partitions) {
        reading.add(readers.submit(partition::readOn));
      }
    }
    for (Future<?> one : reading) {
      try {
        one.get();
      } catch (ExecutionException e) {
        throw new LogUnavailableException("cannot read the log back", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new LogUnavailableException("cannot read the log back", e);
      }
    }
  }

  @Override
  public @Nullable LineConstants constants() {
    PartitionProgress newest = null;
    for (PartitionHistory partition : partitions) {
      PartitionProgress progress = partition.progress();
      if (progress.constants() != null && (newest == null || progress.term() > newest.term())) {
        newest = progress;
      }
    }
    return newest == null ? null : newest.constants();
  }

  @Override
  public long floor() {
    return partitions.stream()
        .map(PartitionHistory::progress)
        .mapToLong(progress -> Math.max(progress.time(), progress.anchor()))
        .max()
        .orElse(NOTHING);
  }

  @Override
  public long time(int partition) {
    return partitions.get(partition).progress().time();
  }

  @Override
  public long number(int partition) {
    return partitions.get(partition).progress().number();
  }

  @Override
  public ReferenceMemory reference(int partition) {
    return partitions.get(partition).progress().reference();
  }

  @Override
  public void close() {
    partitions.forEach(PartitionHistory::close);
  }
}

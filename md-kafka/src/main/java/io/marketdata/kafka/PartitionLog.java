package io.marketdata.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One partition, read from an offset to its present end by assignment, without a group. Blocking
 * and single-threaded: never on an event loop.
 */
public final class PartitionLog implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  /** The close waits for a fetch that is under way, and at the end of a log nothing will come. */
  private static final int FETCH_WAIT_MS = 10;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TopicPartition partition;
  private final KafkaConsumer<byte[], byte[]> consumer;

  private PartitionLog(TopicPartition partition, KafkaConsumer<byte[], byte[]> consumer) {
    this.partition = partition;
    this.consumer = consumer;
  }

  /** Opens a reader; the caller closes it. */
  public static PartitionLog open(
      KafkaSettings settings, String topic, int partition, Visibility visibility) {
    TopicPartition assigned = new TopicPartition(topic, partition);
    Map<String, Object> properties = settings.consumer(visibility);
    properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MS);
    KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties);
    consumer.assign(List.of(assigned));
    return new PartitionLog(assigned, consumer);
  }

  /** The first offset that the log still holds, or its end where it is empty. */
  public long begin() {
    return offset(consumer.beginningOffsets(List.of(partition)).get(partition));
  }

  /** The offset behind the last record that is visible. */
  public long end() {
    return offset(consumer.endOffsets(List.of(partition)).get(partition));
  }

  /**
   * Reads everything from an offset to the end as it is now.
   *
   * @param from first offset wanted
   * @param batches takes at most 64 records at a time, in their order
   * @return the end, the offset to read from next time
   * @throws OffsetMissingException where the log does not reach back to {@code from}, or not up to
   *     it
   * @throws LogStalledException where nothing more comes for 30 s
   */
  public long read(long from, Consumer<List<LogRecord>> batches) {
    long end = end();
    if (from > end) {
      throw new OffsetMissingException(partition.toString(), from);
    }
    consumer.seek(partition, from);
    long position = from;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (position < end) {
      List<LogRecord> batch = poll(position, end);
      if (!batch.isEmpty()) {
        batches.accept(batch);
      }
      long reached = consumer.position(partition);
      if (reached > position) {
        deadline = System.nanoTime() + PATIENCE.toNanos();
        position = reached;
      } else if (System.nanoTime() - deadline > 0) {
        throw new LogStalledException(partition.toString(), position, end);
      }
    }
    return end;
  }

  /** Reads everything that is there from the log's first offset on. */
  public long readAll(Consumer<List<LogRecord>> batches) {
    return read(begin(), batches);
  }

  /** The record at an offset, or empty where the log does not hold it (any more). */
  public Optional<LogRecord> at(long offset) {
    long end = end();
    if (offset < begin() || offset >= end) {
      return Optional.empty();
    }
    consumer.seek(partition, offset);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (consumer.position(partition) == offset) {
      for (LogRecord record : poll(offset, end)) {
        return record.offset() == offset ? Optional.of(record) : Optional.empty();
      }
      if (System.nanoTime() - deadline > 0) {
        throw new LogStalledException(partition.toString(), offset, end);
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    consumer.close();
  }

  private List<LogRecord> poll(long position, long end) {
    ConsumerRecords<byte[], byte[]> records;
    try {
      records = consumer.poll(POLL);
    } catch (OffsetOutOfRangeException e) {
      throw new OffsetMissingException(partition.toString(), position);
    }
    List<LogRecord> batch = new ArrayList<>(records.count());
    for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
      if (record.offset() < end) {
        batch.add(new LogRecord(record.offset(), record.timestamp(), record.key(), record.value()));
      }
    }
    return batch;
  }

  private long offset(@Nullable Long offset) {
    if (offset == null) {
      throw new LogStalledException(partition.toString(), -1, -1);
    }
    return offset;
  }
}

package io.marketdata.compute.epoch.kafka;

import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.LogRecord;
import io.marketdata.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** Writes the records of one partition into the ticks of another epoch. Blocks; for one thread. */
final class LogCopy implements AutoCloseable {

  private final KafkaProducer<byte[], byte[]> producer;
  private final FrameMove frames;
  private final String topic;
  private final int partition;
  private long end;

  LogCopy(KafkaSettings settings, int partition, long from, long to) {
    this.partition = partition;
    this.topic = Topics.ticks(to);
    this.frames = new FrameMove(from, to);
    this.producer = new KafkaProducer<>(oneAtATime(settings));
  }

  /**
   * On a topic that has just been created a broker takes any first sequence number, so that a batch
   * which overtook the first one would shut that out for good.
   */
  private static Map<String, Object> oneAtATime(KafkaSettings settings) {
    Map<String, Object> properties = settings.producer();
    properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    return properties;
  }

  /** Copies the next records; they lie in the log when it returns. */
  void add(List<LogRecord> records) {
    List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
    for (LogRecord record : records) {
      if (record.offset() != end + sent.size()) {
        throw new KafkaException(
            "%s has no record %d in partition %d".formatted(topic, end, partition));
      }
      byte[] value = record.value();
      sent.add(
          producer.send(
              new ProducerRecord<>(
                  topic,
                  partition,
                  record.timestamp(),
                  record.key(),
                  value == null ? null : frames.moved(value))));
    }
    try {
      for (Future<RecordMetadata> one : sent) {
        if (one.get().offset() != end) {
          throw new KafkaException("%s is being written by somebody else".formatted(topic));
        }
        end++;
      }
    } catch (ExecutionException e) {
      throw new KafkaException("the log cannot be copied: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }

  /** Offset behind what has been copied. */
  long end() {
    return end;
  }

  @Override
  public void close() {
    producer.close();
  }
}

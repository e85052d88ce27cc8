package io.marketdata.compute.partition;

import io.marketdata.compute.TestBroker;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.LogRecord;
import io.marketdata.kafka.PartitionLog;
import io.marketdata.kafka.Visibility;
import io.marketdata.wire.Topics;
import io.marketdata.wire.sbe.PartitionRecordEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The topics of one epoch as a test fills and reads them. */
final class KafkaLog implements AutoCloseable {

  /** An epoch begins with a record that nothing lies before. */
  private static final long NOTHING = PartitionRecordEncoder.lastAppendTimeNullValue();

  final long epoch;
  final KafkaSettings settings;
  private final int partitions;
  private final KafkaProducer<byte[], byte[]> producer;

  KafkaLog() {
    this(TestBroker.PARTITIONS);
  }

  KafkaLog(int partitions) {
    this.partitions = partitions;
    epoch = TestBroker.epoch(partitions);
    settings = TestBroker.settings(epoch);
    producer = new KafkaProducer<>(oneAtATime(settings));
    for (int partition = 0; partition < partitions; partition++) {
      state(partition, "partition", SummingProcessor.partitionRecord(epoch, 0, NOTHING, 0));
    }
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

  void tick(int partition, String text) {
    send(Topics.ticks(epoch), partition, null, SummingProcessor.bytes(text));
  }

  /** Appends a whole frame and waits until it is in the log. */
  void frame(int partition, byte[] frame) {
    send(partition, frame);
    producer.flush();
  }

  /** Appends a whole frame. */
  void send(int partition, byte[] frame) {
    send(Topics.ticks(epoch), partition, null, frame);
  }

  void state(int partition, String key, byte[] value) {
    send(Topics.state(epoch), partition, SummingProcessor.bytes(key), value);
    producer.flush();
  }

  void flush() {
    producer.flush();
  }

  Map<Integer, Long> tickEnds() {
    Map<Integer, Long> ends = new TreeMap<>();
    for (int partition = 0; partition < partitions; partition++) {
      try (PartitionLog log = open(Topics.ticks(epoch), partition, Visibility.ALL)) {
        ends.put(partition, log.end());
      }
    }
    return ends;
  }

  List<LogRecord> read(String topic, int partition) {
    List<LogRecord> records = new ArrayList<>();
    try (PartitionLog log = open(topic, partition, Visibility.COMMITTED)) {
      log.readAll(records::addAll);
    }
    return records;
  }

  /** What a core that has seen the whole log from the beginning would publish. */
  List<String> freshUpdates(int partition) {
    List<String> updates = new ArrayList<>();
    SummingProcessor fresh = new SummingProcessor(epoch);
    for (LogRecord tick : read(Topics.ticks(epoch), partition)) {
      fresh
          .apply(tick.offset(), tick.timestamp(), tick.value())
          .forEach(update -> updates.add(SummingProcessor.text(update)));
    }
    return updates;
  }

  /** What such a core would hold. */
  Map<String, String> freshSums(int partition) {
    SummingProcessor fresh = new SummingProcessor(epoch);
    read(Topics.ticks(epoch), partition)
        .forEach(tick -> fresh.apply(tick.offset(), tick.timestamp(), tick.value()));
    Map<String, String> sums = new TreeMap<>();
    fresh.changed(
        (key, value) -> sums.put(SummingProcessor.text(key), SummingProcessor.text(value)));
    sums.remove("partition");
    return sums;
  }

  Map<String, String> storedSums(int partition) {
    Map<String, String> sums = new TreeMap<>();
    for (LogRecord entry : read(Topics.state(epoch), partition)) {
      sums.put(SummingProcessor.text(entry.key()), SummingProcessor.text(entry.value()));
    }
    sums.remove("partition");
    return sums;
  }

  List<String> updates(int partition) {
    return read(Topics.updates(epoch), partition).stream()
        .map(update -> SummingProcessor.text(update.value()))
        .toList();
  }

  @Override
  public void close() {
    producer.close();
  }

  private PartitionLog open(String topic, int partition, Visibility visibility) {
    return PartitionLog.open(settings, topic, partition, visibility);
  }

  private void send(String topic, int partition, byte[] key, byte[] value) {
    Future<?> sent = producer.send(new ProducerRecord<>(topic, partition, key, value));
    if (sent.isCancelled()) {
      throw new IllegalStateException("not sent");
    }
  }
}

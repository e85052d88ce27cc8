package io.marketdata.standalone;

import io.marketdata.standalone.broker.EmbeddedKafka;
import io.marketdata.standalone.broker.EmbeddedKafkaSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** The log that a stopped platform has left. */
final class LogAtRest implements AutoCloseable {

  private static final String TICKS = "md.ticks.1";

  private final EmbeddedKafka kafka;
  private final Admin admin;

  private LogAtRest(EmbeddedKafka kafka, Admin admin) {
    this.kafka = kafka;
    this.admin = admin;
  }

  static LogAtRest open(Path data, PlatformPorts ports) {
    EmbeddedKafka kafka =
        EmbeddedKafka.start(
            new EmbeddedKafkaSettings(
                data.resolve("kafka"), ports.kafka(), ports.kafkaController()));
    return new LogAtRest(
        kafka, Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers())));
  }

  /** Ends of the ticks by partition. */
  Map<Integer, Long> written() throws Exception {
    Map<TopicPartition, OffsetSpec> wanted =
        processed().keySet().stream()
            .map(partition -> new TopicPartition(TICKS, partition))
            .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
    return admin.listOffsets(wanted).all().get(20, TimeUnit.SECONDS).entrySet().stream()
        .collect(
            Collectors.toMap(
                e -> e.getKey().partition(), e -> e.getValue().offset(), Long::sum, TreeMap::new));
  }

  /** Offsets of the newest checkpoints by partition. */
  Map<Integer, Long> processed() throws Exception {
    return admin
        .listConsumerGroupOffsets("md-compute")
        .partitionsToOffsetAndMetadata()
        .get(20, TimeUnit.SECONDS)
        .entrySet()
        .stream()
        .collect(
            Collectors.toMap(
                e -> e.getKey().partition(), e -> e.getValue().offset(), Long::sum, TreeMap::new));
  }

  @Override
  public void close() {
    admin.close();
    kafka.close();
  }
}

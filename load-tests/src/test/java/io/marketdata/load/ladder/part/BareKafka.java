package io.marketdata.load.ladder.part;

import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.Visibility;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;

/** Kafka's own clients with the platform's guarantees and otherwise Kafka's defaults. */
final class BareKafka {

  private final KafkaSettings settings;

  BareKafka(String bootstrap, String clientId) {
    settings = KafkaSettings.of(bootstrap, clientId, "ladder", true);
  }

  KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(settings.producer());
  }

  KafkaConsumer<byte[], byte[]> consumer(String topic, int partitions) {
    Map<String, Object> properties = new HashMap<>(settings.consumer(Visibility.COMMITTED));
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, ConsumerConfig.DEFAULT_MAX_POLL_RECORDS);
    KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties);
    List<TopicPartition> all =
        IntStream.range(0, partitions).mapToObj(p -> new TopicPartition(topic, p)).toList();
    consumer.assign(all);
    consumer.seekToBeginning(all);
    all.forEach(consumer::position);
    return consumer;
  }
}

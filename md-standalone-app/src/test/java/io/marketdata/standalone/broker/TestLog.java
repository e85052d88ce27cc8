package io.marketdata.standalone.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes and reads numbered records of one partition. */
public final class TestLog {

  private static final String TOPIC = "numbers";
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

  private final String bootstrap;

  public TestLog(EmbeddedKafka kafka) {
    this.bootstrap = kafka.bootstrapServers();
  }

  public void create() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin.createTopics(Set.of(new NewTopic(TOPIC, 1, (short) 1))).all().get(10, TimeUnit.SECONDS);
    }
  }

  /** Appends the numbers one by one; each is acknowledged before the next one is sent. */
  public void append(int from, int to) throws Exception {
    Map<String, Object> config =
        Map.of("bootstrap.servers", bootstrap, "acks", "all", "linger.ms", 0);
    try (var producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      for (int i = from; i < to; i++) {
        producer
            .send(new ProducerRecord<>(TOPIC, 0, null, Integer.toString(i)))
            .get(10, TimeUnit.SECONDS);
      }
    }
  }

  /** Reads the numbers that are there, at least so many. */
  public List<Integer> read(int atLeast) {
    Map<String, Object> config = Map.of("bootstrap.servers", bootstrap);
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(Set.of(PARTITION));
      consumer.seekToBeginning(Set.of(PARTITION));
      List<Integer> numbers = new ArrayList<>();
      for (int polls = 0; numbers.size() < atLeast && polls < 100; polls++) {
        StreamSupport.stream(consumer.poll(Duration.ofMillis(100)).spliterator(), false)
            .map(record -> Integer.valueOf(record.value()))
            .forEach(numbers::add);
      }
      return numbers;
    }
  }
}

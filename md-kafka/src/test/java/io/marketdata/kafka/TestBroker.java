package io.marketdata.kafka;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** One broker for every test of this JVM; tests keep apart by the names of their topics. */
final class TestBroker {

  private static final EmbeddedKafkaKraftBroker BROKER = start();

  private TestBroker() {}

  static KafkaSettings settings() {
    return KafkaSettings.of(BROKER.getBrokersAsString(), "test", "test", true);
  }

  static String topic(String prefix, int partitions, Map<String, String> settings) {
    String name = prefix + "-" + UUID.randomUUID();
    create(name, partitions, settings);
    return name;
  }

  static void create(String name, int partitions, Map<String, String> settings) {
    try (Admin admin = Admin.create(settings().admin())) {
      admin
          .createTopics(
              java.util.List.of(new NewTopic(name, partitions, (short) 1).configs(settings)))
          .all()
          .get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static EmbeddedKafkaKraftBroker start() {
    EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
    broker.brokerProperty("transaction.state.log.replication.factor", "1");
    broker.brokerProperty("transaction.state.log.min.isr", "1");
    broker.brokerProperty("transaction.state.log.num.partitions", "1");
    broker.brokerProperty("offsets.topic.replication.factor", "1");
    broker.brokerProperty("offsets.topic.num.partitions", "1");
    broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
    broker.brokerProperty("log.message.timestamp.type", "LogAppendTime");
    broker.brokerProperty("auto.create.topics.enable", "false");
    broker.afterPropertiesSet();
    return broker;
  }
}

package io.marketdata.compute;

import io.marketdata.kafka.KafkaSettings;
import io.marketdata.wire.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** One broker for every test of this JVM; tests keep apart by epoch and installation. */
public final class TestBroker {

  public static final int PARTITIONS = 4;

  private static final AtomicLong EPOCHS = new AtomicLong();
  private static final EmbeddedKafkaKraftBroker BROKER = start();

  private TestBroker() {}

  /** Creates the topics of a new epoch. */
  public static long epoch() {
    return epoch(PARTITIONS);
  }

  /** Creates the topics of a new epoch with that many partitions. */
  public static long epoch(int partitions) {
    long epoch = EPOCHS.incrementAndGet();
    List<NewTopic> topics =
        Stream.of(
                topic(Topics.ticks(epoch), partitions, Map.of()),
                topic(Topics.updates(epoch), partitions, Map.of()),
                topic(Topics.state(epoch), partitions, Map.of("cleanup.policy", "compact")))
            .toList();
    create(topics);
    return epoch;
  }

  public static void create(List<NewTopic> topics) {
    try (Admin admin = Admin.create(settings(1).admin())) {
      admin.createTopics(topics).all().get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Settings of an installation of its own for an epoch. */
  public static KafkaSettings settings(long epoch) {
    return KafkaSettings.of(BROKER.getBrokersAsString(), "test", "test" + epoch, true);
  }

  private static NewTopic topic(String name, int partitions, Map<String, String> settings) {
    return new NewTopic(name, partitions, (short) 1).configs(settings);
  }

  private static EmbeddedKafkaKraftBroker start() {
    EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
    broker.brokerProperty("transaction.state.log.replication.factor", "1");
    broker.brokerProperty("transaction.state.log.min.isr", "1");
    broker.brokerProperty("transaction.state.log.num.partitions", "2");
    broker.brokerProperty("offsets.topic.replication.factor", "1");
    broker.brokerProperty("offsets.topic.num.partitions", "2");
    broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
    broker.brokerProperty("log.message.timestamp.type", "LogAppendTime");
    broker.brokerProperty("auto.create.topics.enable", "false");
    broker.afterPropertiesSet();
    return broker;
  }
}

package io.marketdata.gateway.updates.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketdata.gateway.updates.UpdateSource;
import io.marketdata.kafka.Commands;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

class KafkaUpdateSourceTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static EmbeddedKafkaKraftBroker broker;

  @BeforeAll
  static void startBroker() {
    broker = new EmbeddedKafkaKraftBroker(1, 1, Topics.COMMANDS, Topics.updates(1));
    broker.brokerProperty("transaction.state.log.replication.factor", "1");
    broker.brokerProperty("transaction.state.log.min.isr", "1");
    broker.afterPropertiesSet();
  }

  @AfterAll
  static void stopBroker() {
    broker.destroy();
  }

  @Test
  void shouldTellOfAHigherEpochOnce() {
    // given
    KafkaSettings settings = KafkaSettings.of(broker.getBrokersAsString(), "test", "md", true);
    KafkaUpdateSource source = new KafkaUpdateSource(settings, PATIENCE);
    List<Long> raised = new CopyOnWriteArrayList<>();
    try (Commands commands = Commands.open(settings)) {
      commands.appendEpoch(1, 1, "test").block(PATIENCE);
      long epoch = source.log().epoch();
      try (UpdateSource.EpochWatch _ = source.watchEpoch(epoch, raised::add)) {
        // when
        commands.appendEpoch(1, 1, "again").block(PATIENCE);
        commands.appendEpoch(2, 1, "test").block(PATIENCE);
        commands.appendEpoch(3, 1, "test").block(PATIENCE);
        // then
        await().atMost(PATIENCE).until(() -> !raised.isEmpty());
      }
    }
    assertThat(raised).containsExactly(2L);
  }
}

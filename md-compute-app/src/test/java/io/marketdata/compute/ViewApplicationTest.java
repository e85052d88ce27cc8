package io.marketdata.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.topic.FirstStart;
import io.marketdata.kafka.topic.TopicLayout;
import io.marketdata.testkit.view.RandomUpdates;
import io.marketdata.testkit.view.RedisProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.web.reactive.function.client.WebClient;

/** What an operator sees of a Redis that hangs: meters and health of the running app. */
class ViewApplicationTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int PARTITIONS = 4;
  private static final String OPEN =
      "resilience4j_circuitbreaker_state{name=\"redis-view\",state=\"open\"} 1.0";
  private static final String CLOSED =
      "resilience4j_circuitbreaker_state{name=\"redis-view\",state=\"closed\"} 1.0";

  @TempDir private Path folder;

  @Test
  void shouldShowABreakerThatSparesARedisThatHangs() {
    // given
    EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
    broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
    broker.brokerProperty("transaction.state.log.replication.factor", "1");
    broker.brokerProperty("transaction.state.log.min.isr", "1");
    broker.brokerProperty("offsets.topic.replication.factor", "1");
    broker.afterPropertiesSet();
    KafkaSettings settings = KafkaSettings.of(broker.getBrokersAsString(), "test", "md", true);
    new FirstStart(settings, TopicLayout.oneNode(1, PARTITIONS, -1)).ensure();
    try (RedisProcess redis = RedisProcess.start(folder);
        ConfigurableApplicationContext context = application(settings, redis).run()) {
      append(settings, 0, 300);
      awaitText(context, "/actuator/prometheus", "md_view_mark_lag{partition=\"3\"}");
      awaitText(context, "/actuator/prometheus", CLOSED);
      redis.hold();

      // when
      append(settings, 300, 600);

      // then
      awaitText(context, "/actuator/prometheus", OPEN);
      assertThat(get(context, "/actuator/prometheus"))
          .contains("resilience4j_circuitbreaker_not_permitted_calls_total{")
          .contains("kind=\"failed\",name=\"redis-view\"")
          .contains("md_view_flushes_failed_total");
      assertThat(get(context, "/actuator/health"))
          .contains("\"waitsForRedis\":true", "\"breaker\":\"OPEN\"");
      redis.release();
      awaitText(context, "/actuator/prometheus", CLOSED);
      awaitText(context, "/actuator/health", "\"waitsForRedis\":false");
    } finally {
      broker.destroy();
    }
  }

  private static SpringApplication application(KafkaSettings settings, RedisProcess redis) {
    SpringApplication application = ComputeApplication.application();
    application.addInitializers(context ->
        TestPropertyValues.of(
                "server.port=0",
                "md.kafka.bootstrap=" + settings.bootstrapServers(),
                "md.kafka.one-node-profile=true",
                "md.redis.uri=" + redis.uri(),
                "md.redis.command-timeout=500ms",
                "md.redis.operation-timeout=500ms",
                "md.compute.view.interval=50ms")
            .applyTo(context));
    return application;
  }

  private static void append(KafkaSettings settings, int from, int to) {
    List<byte[]> records = RandomUpdates.of(51, 4, to).subList(from, to);
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings.producer())) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        for (byte[] record : records) {
          var _ = producer.send(new ProducerRecord<>("md.updates.1", partition, null, record));
        }
      }
      producer.flush();
    }
  }

  private static void awaitText(ConfigurableApplicationContext context, String path, String text) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> assertThat(get(context, path)).contains(text));
  }

  private static String get(ConfigurableApplicationContext context, String path) {
    int port = ((WebServerApplicationContext) context).getWebServer().getPort();
    return WebClient.builder()
        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 << 20))
        .baseUrl("http://127.0.0.1:" + port)
        .build()
        .get()
        .uri(path)
        .exchangeToMono(response -> response.bodyToMono(String.class))
        .blockOptional(PATIENCE)
        .orElse("");
  }
}

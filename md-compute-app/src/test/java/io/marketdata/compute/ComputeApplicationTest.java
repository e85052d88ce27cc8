package io.marketdata.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.compute.kafka.StartRefusedException;
import io.marketdata.compute.partition.ComputeProgress;
import io.marketdata.compute.partition.SummingProcessor;
import io.marketdata.kafka.Commands;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.topic.TopicLayout;
import io.marketdata.kafka.topic.TopicProvisioner;
import io.marketdata.wire.Topics;
import io.marketdata.wire.sbe.PartitionRecordEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.reactive.function.client.WebClient;

class ComputeApplicationTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long EPOCH = 1_001;

  @Test
  void shouldRefuseThenServeThenStopAtAHigherEpoch() {
    // given
    assertThatThrownBy(() -> application().run())
        .satisfies(e ->
            assertThat(StartRefusedException.in(e))
                .hasMessageContaining("md.commands does not exist")
                .hasMessageContaining("./run topics create"));
    KafkaSettings settings = TestBroker.settings(EPOCH);
    try (Admin admin = Admin.create(settings.admin())) {
      new TopicProvisioner(admin, PATIENCE).create(TopicLayout.embedded(EPOCH, 1L << 30));
    }
    Commands commands = Commands.open(settings);
    commands.appendEpoch(EPOCH, TopicLayout.EMBEDDED_PARTITIONS, "test").block(PATIENCE);
    produceNoise(settings);

    // when
    ConfigurableApplicationContext context = application().run();

    // then
    ComputeProgress progress = context.getBean(ComputeProgress.class);
    Map<Integer, Long> ends = new TreeMap<>();
    for (int partition = 0; partition < TopicLayout.EMBEDDED_PARTITIONS; partition++) {
      ends.put(partition, partition == 0 ? 1L : 0L);
    }
    Awaitility.await().atMost(PATIENCE).until(() -> progress.isDrained(ends));
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(get(context, "/actuator/health/readiness")).contains("UP"));
    assertThat(get(context, "/actuator/health/liveness")).contains("UP");
    assertThat(get(context, "/actuator/prometheus"))
        .contains("md_compute_rejected_total{partition=\"0\",reason=\"MALFORMED\"} 1.0")
        .contains("md_compute_lag_records{partition=\"11\"} 0.0");
    commands.appendEpoch(EPOCH + 1, 12, "raised").block(PATIENCE);
    Awaitility.await().atMost(PATIENCE).until(() -> !context.isActive());
    commands.close();
  }

  private static SpringApplication application() {
    SpringApplication application = ComputeApplication.application();
    application.setDefaultProperties(
        Map.of(
            "spring.config.name",
            ComputeApplication.CONFIG_NAME,
            "md.kafka.bootstrap",
            TestBroker.settings(EPOCH).bootstrapServers()));
    application.addInitializers(context ->
        org.springframework.boot.test.util.TestPropertyValues.of(
                "server.port=0",
                "md.kafka.bootstrap=" + TestBroker.settings(EPOCH).bootstrapServers(),
                "md.kafka.one-node-profile=true",
                "md.compute.checkpoint-interval=200ms",
                "md.compute.view.enabled=false")
            .applyTo(context));
    return application;
  }

  /** States as an epoch above the first one begins with them, and a record that is none. */
  private static void produceNoise(KafkaSettings settings) {
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings.producer())) {
      for (int partition = 0; partition < TopicLayout.EMBEDDED_PARTITIONS; partition++) {
        var _ =
            producer.send(
                new ProducerRecord<>(
                    Topics.state(EPOCH),
                    partition,
                    "partition".getBytes(StandardCharsets.US_ASCII),
                    SummingProcessor.partitionRecord(
                        EPOCH, 0, PartitionRecordEncoder.lastAppendTimeNullValue(), 0)));
      }
      Future<?> sent =
          producer.send(new ProducerRecord<>(Topics.ticks(EPOCH), 0, null, new byte[] {1, 2, 3}));
      assertThat(sent.isCancelled()).isFalse();
    }
  }

  private static String get(ConfigurableApplicationContext context, String path) {
    int port = ((WebServerApplicationContext) context).getWebServer().getPort();
    return WebClient.create("http://127.0.0.1:" + port)
        .get()
        .uri(path)
        .retrieve()
        .bodyToMono(String.class)
        .block(PATIENCE);
  }
}

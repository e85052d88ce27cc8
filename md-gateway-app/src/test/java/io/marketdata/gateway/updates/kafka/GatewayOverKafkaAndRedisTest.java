package io.marketdata.gateway.updates.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.marketdata.candle.Bar;
import io.marketdata.gateway.GatewayApplication;
import io.marketdata.gateway.UpdateFrames;
import io.marketdata.gateway.hub.HubGate;
import io.marketdata.history.ViewKeys;
import io.marketdata.kafka.Commands;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.testkit.view.RandomUpdates;
import io.marketdata.testkit.view.RedisProcess;
import io.marketdata.testkit.view.UpdateLogFold;
import io.marketdata.wire.Topics;
import io.marketdata.wire.sbe.BarSpan;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole replica on a real broker and a real Redis. The view is behind the log and ahead of its
 * mark, as it is at any moment; queries must equal a fold of the whole log by brute force.
 */
class GatewayOverKafkaAndRedisTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int SYMBOLS = 3;
  private static final List<byte[]> LOG = log();
  private static final int MARK = LOG.size() - 60;
  private static final int VIEW = LOG.size() - 40;
  private static final int AT_START = LOG.size() - 20;

  @TempDir private static Path folder;
  private static EmbeddedKafkaKraftBroker broker;
  private static RedisProcess redis;
  private static KafkaProducer<byte[], byte[]> producer;
  private static ConfigurableApplicationContext gateway;

  @BeforeAll
  static void start() throws Exception {
    redis = RedisProcess.start(folder);
    startBroker();
    append(0, AT_START);
    store(UpdateLogFold.of(LOG.subList(0, VIEW)));
    gateway =
        GatewayApplication.application()
            .run(
                "--spring.config.name=gateway",
                "--server.port=0",
                "--management.server.port=0",
                "--md.gateway.drain-over=0s",
                "--md.kafka.bootstrap=" + broker.getBrokersAsString(),
                "--md.redis.uri=" + redis.uri(),
                "--md.redis.command-timeout=500ms");
    await().atMost(Duration.ofSeconds(20)).until(() -> gateway.getBean(HubGate.class).isOpen());
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
    producer.close();
    broker.destroy();
    redis.close();
  }

  @Test
  void shouldAnswerWhatAFoldOfTheWholeLogSays() {
    // given
    append(AT_START, LOG.size());
    UpdateLogFold expected = UpdateLogFold.of(LOG);

    for (int i = 0; i < SYMBOLS; i++) {
      String symbol = RandomUpdates.symbol(i);
      List<String> minutes = rows(expected.closedBars(symbol, BarSpan.MINUTE).values());
      List<String> days = rows(expected.closedBars(symbol, BarSpan.DAY).values());

      // when
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> {
            List<String> answered = closed(symbol, "1m");

            // then
            assertThat(answered).isEqualTo(minutes).hasSizeGreaterThan(10);
            assertThat(closed(symbol, "1d")).isEqualTo(days);
          });
    }
  }

  @Test
  void shouldRefuseRatherThanAnswerLessWhileRedisIsHeldUp() {
    // given
    String query = "/api/v3/klines?symbol=S0.XX&interval=1m";
    redis.hold();

    // when
    HttpResponse<String> held = get(query);
    redis.release();

    // then
    assertThat(held.statusCode()).isEqualTo(503);
    assertThat(held.body()).contains("\"code\":-1001");
    await().atMost(Duration.ofSeconds(10)).until(() -> get(query).statusCode() == 200);
  }

  private static List<byte[]> log() {
    List<byte[]> log = new ArrayList<>();
    UpdateFrames reference = new UpdateFrames().begin();
    for (int i = 0; i < SYMBOLS; i++) {
      reference.reference(2, UpdateFrames.share(RandomUpdates.symbol(i)));
    }
    log.addAll(RandomUpdates.of(11, SYMBOLS, 1_500));
    log.add(1, reference.finish());
    return log;
  }

  private static void startBroker() throws Exception {
    broker = new EmbeddedKafkaKraftBroker(1, 1);
    broker.brokerProperty("auto.create.topics.enable", "false");
    broker.brokerProperty("transaction.state.log.replication.factor", "1");
    broker.brokerProperty("transaction.state.log.min.isr", "1");
    broker.brokerProperty("offsets.topic.replication.factor", "1");
    broker.afterPropertiesSet();
    KafkaSettings settings = KafkaSettings.of(broker.getBrokersAsString(), "test", "md", true);
    try (Admin admin = Admin.create(settings.admin())) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(Topics.COMMANDS, 1, (short) 1),
                  new NewTopic(Topics.updates(1), 1, (short) 1)))
          .all()
          .get(20, TimeUnit.SECONDS);
    }
    try (Commands commands = Commands.open(settings)) {
      commands.appendEpoch(1, 1, "test").block(Duration.ofSeconds(10));
    }
    Map<String, Object> properties = settings.producer();
    properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    producer = new KafkaProducer<>(properties);
  }

  private static void append(int from, int to) {
    for (byte[] record : LOG.subList(from, to)) {
      var _ = producer.send(new ProducerRecord<>(Topics.updates(1), 0, null, record));
    }
    producer.flush();
  }

  private static void store(UpdateLogFold view) {
    try (RedisClient client = RedisClient.create(redis.uri());
        StatefulRedisConnection<String, byte[]> connection =
            client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE))) {
      view.hashes()
          .forEach((key, fields) ->
              fields.forEach((field, value) -> connection.sync().hset(key, field, value)));
      String mark = "1:" + MARK;
      connection.sync().set(ViewKeys.mark(0), mark.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static List<String> rows(Iterable<Bar> bars) {
    List<String> rows = new ArrayList<>();
    for (Bar bar : bars) {
      rows.add(bar.start() / 1_000_000 + " " + bar.seq() + " " + bar.rev() + " " + bar.volume());
    }
    return rows.subList(Math.max(0, rows.size() - 900), rows.size());
  }

  private static List<String> closed(String symbol, String interval) {
    HttpResponse<String> answer =
        get("/api/v3/klines?symbol=%s&interval=%s&limit=1000&ext=1".formatted(symbol, interval));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    List<String> rows = new ArrayList<>();
    for (JsonNode row : JSON.readTree(answer.body())) {
      if (!row.get(12).stringValue().equals("open")) {
        rows.add(
            row.get(0).longValue()
                + " "
                + row.get(15).longValue()
                + " "
                + row.get(13).longValue()
                + " "
                + row.get(5).stringValue());
      }
    }
    return rows.subList(Math.max(0, rows.size() - 900), rows.size());
  }

  private static HttpResponse<String> get(String path) {
    String port = gateway.getEnvironment().getRequiredProperty("local.server.port");
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

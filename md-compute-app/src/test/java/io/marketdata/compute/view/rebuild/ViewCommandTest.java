package io.marketdata.compute.view.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.ScriptOutputType;
import io.marketdata.compute.checkpoint.StateKeys;
import io.marketdata.compute.view.RebuildRequest;
import io.marketdata.compute.view.ViewLimits;
import io.marketdata.compute.view.ViewMetrics;
import io.marketdata.compute.view.ViewWriter;
import io.marketdata.compute.view.kafka.LoggedInKafka;
import io.marketdata.compute.view.redis.RedisFixture;
import io.marketdata.kafka.Commands;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.topic.FirstStart;
import io.marketdata.kafka.topic.TopicLayout;
import io.marketdata.process.Console;
import io.marketdata.testkit.view.RandomUpdates;
import io.marketdata.testkit.view.RedisProcess;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.IndicatorSetDecoder;
import io.marketdata.wire.sbe.InstrumentDefinitionDecoder;
import io.marketdata.wire.sbe.SessionTemplateDecoder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A real broker, a real Redis, a view writer that runs, and the operator's command. */
class ViewCommandTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int RECORDS = 1_200;
  private static final TopicPartition LOG = new TopicPartition("md.updates.1", 0);

  @TempDir private Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final List<ViewWriter> writers = new ArrayList<>();
  private EmbeddedKafkaKraftBroker broker;
  private KafkaSettings settings;
  private RedisProcess redis;
  private RedisFixture fixture;

  @BeforeEach
  void start() {
    broker = new EmbeddedKafkaKraftBroker(1, 1);
    broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
    broker.brokerProperty("offsets.topic.replication.factor", "1");
    broker.brokerProperty("offsets.topic.num.partitions", "1");
    broker.afterPropertiesSet();
    settings = KafkaSettings.of(broker.getBrokersAsString(), "test", "md", true);
    new FirstStart(settings, TopicLayout.oneNode(1, 1, -1)).ensure();
    append(LOG.topic(), RandomUpdates.of(31, 5, RECORDS));
    redis = RedisProcess.start(folder);
    fixture = new RedisFixture(redis.uri(), false);
  }

  @AfterEach
  void stop() {
    writers.forEach(ViewWriter::stop);
    fixture.close();
    redis.close();
    broker.destroy();
  }

  @Test
  void shouldWriteAnEmptiedRedisAnewWhileTheWriterRuns() {
    // given
    ViewWriter writer = written(startWriter());
    Map<String, Map<String, String>> before = content();
    fixture.command(c -> c.flushall());
    await().atMost(PATIENCE).until(() -> !writer.status().alarms().isEmpty());
    String alarm = writer.status().alarms().getFirst();

    // when
    int code = run("rebuild");

    // then
    assertThat(alarm).contains("./run view rebuild");
    assertThat(code).as(printed::toString).isZero();
    assertThat(lines().getFirst())
        .isEqualTo("asked for 1 partitions of epoch 1 to be written anew");
    assertThat(lines().getLast()).contains("records; every day is whole");
    assertThat(content()).isEqualTo(before);
    assertThat(writer.status().alarms()).isEmpty();
  }

  @Test
  void shouldReplaceAlteredContentOnlyWhereToldToClean() {
    // given
    written(startWriter());
    Map<String, Map<String, String>> before = content();
    String key = "md:{S0.XX}:live";
    fixture.command(c ->
        c.eval(
            """
            local old = redis.call('HGET', KEYS[1], 'quote')
            redis.call('HSET', KEYS[1], 'quote', string.sub(old, 1, -3) .. 'zz')
            return 'OK'\
            """,
            ScriptOutputType.STATUS,
            key));
    fixture.command(c -> String.valueOf(c.hset("md:{S1.XX}:1m:20990101", "00", "never was")));
    int plain = run("rebuild");
    Map<String, Map<String, String>> kept = content();

    // when
    int cleaned = run("rebuild", "--clean");

    // then
    assertThat(List.of(plain, cleaned)).as(printed::toString).containsExactly(0, 0);
    assertThat(kept.get(key)).isNotEqualTo(before.get(key));
    assertThat(content()).isEqualTo(before);
  }

  @Test
  void shouldRefuseALogThatLostItsBeginningUnlessToldTo() throws Exception {
    // given
    written(startWriter());
    Map<String, String> definitions = content().get("md:instruments");
    fixture.command(c -> c.flushall());
    try (Admin admin = Admin.create(settings.admin())) {
      admin
          .deleteRecords(Map.of(LOG, RecordsToDelete.beforeOffset(200)))
          .all()
          .get(20, TimeUnit.SECONDS);
    }
    keepDefinitions("md.state.1");
    int refused = run("rebuild");
    String why = lines().getLast();

    // when
    int kept = run("rebuild", "--from-kept");

    // then
    LocalDate whole = LocalDate.now(ZoneOffset.UTC).plusDays(6);
    assertThat(refused).isEqualTo(1);
    assertThat(why)
        .startsWith("view: partition 0 of md.updates.1 begins at 200, not at 0")
        .contains("whole from " + whole, "--from-kept");
    assertThat(kept).as(printed::toString).isZero();
    assertThat(lines().getLast()).contains("whole from " + whole + " on, nothing before it");
    assertThat(content().keySet())
        .as("live state, and no short history")
        .contains("md:{S0.XX}:live")
        .noneMatch(key -> key.contains(":1m:") || key.contains(":1d:") || key.contains(":trades:"));
    assertThat(content().get("md:instruments")).as("from the checkpoint").isEqualTo(definitions);
  }

  @Test
  void shouldKeepTheHistoryOfFormerEpochsThatTheLogCannotBring() throws Exception {
    // given
    written(startWriter()).stop();
    Map<String, Map<String, String>> before = content();
    raiseToEpoch2();
    append("md.updates.2", RandomUpdates.of(31, 5, 100));
    keepDefinitions("md.state.2");
    ViewWriter writer = startWriter(2);
    await().atMost(PATIENCE).until(() -> writer.written().getOrDefault(0, 0L) >= 100);
    int refused = run("rebuild", "--clean");
    String why = lines().getLast();

    // when
    int kept = run("rebuild", "--clean", "--from-kept");

    // then
    assertThat(refused).isEqualTo(1);
    assertThat(why)
        .startsWith("view: partition 0 of md.updates.2 holds nothing of the epochs before it")
        .contains("--from-kept");
    assertThat(kept).as(printed::toString).isZero();
    assertThat(content()).isEqualTo(before).containsKey("md:instruments");
    assertThat(before.keySet()).anyMatch(key -> key.contains(":1m:"));
  }

  @Test
  void shouldDropWhatWasAskedOfAFormerEpoch() throws Exception {
    // given
    written(startWriter()).stop();
    raiseToEpoch2();
    append("md.updates.2", RandomUpdates.of(31, 5, 100));
    String request = "{md:mark:0}:rebuild";
    fixture.command(c -> c.set(request, new RebuildRequest(1, 0, 0, true).toString()));

    // when
    ViewWriter writer = startWriter(2);

    // then
    await().atMost(PATIENCE).until(() -> writer.written().getOrDefault(0, 0L) >= 100);
    assertThat(writer.status().alarms()).isEmpty();
    assertThat(fixture.command(c -> c.get(request))).isNull();
  }

  @Test
  void shouldLeaveItAskedWhereNobodyWrites() {
    // given
    written(startWriter()).stop();
    Map<String, Map<String, String>> before = content();
    fixture.command(c -> c.flushall());

    // when
    int code = run("rebuild", "--patience=1");

    // then
    assertThat(code).isEqualTo(1);
    assertThat(lines().getLast()).contains("nothing has moved for 1 s", "is compute running");
    written(startWriter());
    assertThat(content()).isEqualTo(before);
  }

  @Test
  void shouldNameABadOption() {
    // when
    List<Integer> codes = List.of(run("repair"), run("rebuild", "--partition=x"));
    int none = run("rebuild", "--partition=7");

    // then
    assertThat(codes).containsExactly(2, 2);
    assertThat(none).isEqualTo(2);
    assertThat(lines().getLast()).isEqualTo("view: --partition is 0 to 0, not 7");
  }

  private ViewWriter startWriter() {
    return startWriter(1);
  }

  private ViewWriter startWriter(long epoch) {
    ViewLimits limits =
        new ViewLimits(
            Duration.ofMillis(50),
            Duration.ofMillis(150),
            2_000,
            Duration.ofSeconds(3),
            64,
            32L << 20,
            16,
            Duration.ofDays(7),
            5_000);
    ViewWriter writer =
        new ViewWriter(
            LoggedInKafka.stream(settings, epoch, 1),
            fixture.store(),
            limits,
            ViewMetrics.NONE,
            1,
            System::nanoTime);
    writers.add(writer);
    writer.start();
    return writer;
  }

  private ViewWriter written(ViewWriter writer) {
    await().atMost(PATIENCE).until(() -> writer.written().getOrDefault(0, 0L) > RECORDS - 1);
    return writer;
  }

  /** Everything, but the versions of chunks: those depend on when they were flushed. */
  private Map<String, Map<String, String>> content() {
    Map<String, Map<String, String>> content = new TreeMap<>();
    fixture
        .hashes()
        .forEach((key, fields) -> {
          boolean chunk = key.contains(":1m:") || key.contains(":1d:");
          Map<String, String> values = new TreeMap<>();
          fields.forEach((field, value) ->
              values.put(field, chunk && value.length() > 24 ? value.substring(24) : value));
          content.put(key, values);
        });
    return content;
  }

  private int run(String... args) {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    Map<String, String> environment =
        Map.of("MD_KAFKA_BOOTSTRAP", broker.getBrokersAsString(), "MD_REDIS_URI", redis.uri());
    return new ViewCommand(new Console("view", out, out), Clock.systemUTC()).run(environment, args);
  }

  private List<String> lines() {
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private void raiseToEpoch2() throws Exception {
    try (Admin admin = Admin.create(settings.admin())) {
      admin
          .createTopics(
              Stream.of("md.updates.2", "md.state.2")
                  .map(topic -> new NewTopic(topic, 1, (short) 1))
                  .toList())
          .all()
          .get(20, TimeUnit.SECONDS);
    }
    try (Commands commands = Commands.open(settings)) {
      commands.appendEpoch(2, 1, "test").block(PATIENCE);
    }
  }

  /** What a checkpoint holds of the reference data, as the first frame of the log brought it. */
  private void keepDefinitions(String state) {
    FrameReader frame = new FrameReader();
    frame.wrap(RandomUpdates.of(31, 5, 1).getFirst());
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings.producer())) {
      for (int i = 0; frame.next(); i++) {
        if (frame.templateId() == InstrumentDefinitionDecoder.TEMPLATE_ID
            || frame.templateId() == SessionTemplateDecoder.TEMPLATE_ID
            || frame.templateId() == IndicatorSetDecoder.TEMPLATE_ID) {
          byte[] message = new byte[frame.length()];
          frame.buffer().getBytes(frame.offset(), message);
          byte[] key = StateKeys.bytes(StateKeys.version(StateKeys.instrument("D" + i), 1));
          var _ = producer.send(new ProducerRecord<>(state, 0, key, message));
        }
      }
      producer.flush();
    }
  }

  private void append(String topic, List<byte[]> records) {
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings.producer())) {
      for (byte[] record : records) {
        var _ = producer.send(new ProducerRecord<>(topic, 0, null, record));
      }
      producer.flush();
    }
  }
}

package io.marketdata.ingest.publish.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketdata.ingest.feed.Feed;
import io.marketdata.ingest.feed.FeedMetrics;
import io.marketdata.ingest.feed.FeedPosition;
import io.marketdata.ingest.feed.FeedSession;
import io.marketdata.ingest.feed.FeedSettings;
import io.marketdata.ingest.feed.FeedState;
import io.marketdata.ingest.feed.FeedSupervisor;
import io.marketdata.ingest.feed.LogText;
import io.marketdata.ingest.feed.RejectSink;
import io.marketdata.ingest.feed.SourceStart;
import io.marketdata.ingest.feed.simulated.SimulatedFeed;
import io.marketdata.ingest.normalise.RawMessage;
import io.marketdata.ingest.normalise.RejectedTick;
import io.marketdata.ingest.normalise.RejectionReason;
import io.marketdata.ingest.publish.FrameOutlet;
import io.marketdata.ingest.publish.PublishMetrics;
import io.marketdata.ingest.publish.SourceHistory;
import io.marketdata.ingest.publish.SourceLog;
import io.marketdata.ingest.publish.SourceTerm;
import io.marketdata.kafka.Commands;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.PartitionLog;
import io.marketdata.kafka.Visibility;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.Topics;
import io.marketdata.wire.sbe.MessageHeaderDecoder;
import io.marketdata.wire.sbe.RejectedMessageDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.UnsafeBuffer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

class KafkaPublishTest {

  private static final int PARTITIONS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(50);
  private static final EmbeddedKafkaKraftBroker BROKER = new EmbeddedKafkaKraftBroker(1, 1);

  @BeforeAll
  static void startBroker() throws Exception {
    BROKER.brokerProperty("log.message.timestamp.type", "LogAppendTime");
    BROKER.brokerProperty("auto.create.topics.enable", "false");
    BROKER.afterPropertiesSet();
    try (Admin admin = Admin.create(settings().admin())) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(Topics.COMMANDS, 1, (short) 1),
                  new NewTopic(Topics.ticks(1), PARTITIONS, (short) 1),
                  new NewTopic(Topics.state(1), PARTITIONS, (short) 1),
                  new NewTopic(Topics.rejects(1), 1, (short) 1)))
          .all()
          .get(20, TimeUnit.SECONDS);
    }
    try (Commands commands = Commands.open(settings())) {
      commands.appendEpoch(1, PARTITIONS, "test").block(PATIENCE);
    }
  }

  @AfterAll
  static void stopBroker() {
    BROKER.destroy();
  }

  @Test
  void shouldGoOnWithoutHoleOrDuplicateOverTakeOverAndRestart() {
    // given
    try (KafkaSourceLog first = new KafkaSourceLog(settings(), "first");
        KafkaSourceLog second = new KafkaSourceLog(settings(), "second")) {
      FeedSupervisor one = started(first);
      FeedSupervisor two = started(second);

      // when
      await().atMost(PATIENCE).until(() -> one.state() == FeedState.SUPERSEDED);
      two.close();
      FeedSupervisor three = started(first);
      three.close();

      // then
      assertThat(two.state()).isEqualTo(FeedState.STOPPED);
      TreeSet<Long> numbers = new TreeSet<>();
      for (int partition = 0; partition < PARTITIONS; partition++) {
        List<Long> some = numbers(partition);
        assertThat(some).isSorted().doesNotHaveDuplicates();
        numbers.addAll(some);
        assertThat(LogText.of(valid(partition)).getLast()).startsWith("line").endsWith("DOWN");
      }
      assertThat(numbers).containsExactlyElementsOf(generated(numbers.first(), numbers.last()));
      assertThat(three.ends()).containsKeys(0, 1, 2, 3);
    }
  }

  @Test
  void shouldBeIgnoredAndStopWhereItWakesUpBehindItsReplacement() {
    // given
    try (KafkaSourceLog first = new KafkaSourceLog(settings(), "paused");
        KafkaSourceLog second = new KafkaSourceLog(settings(), "replacement")) {
      StaleLog asleep = new StaleLog(first);
      FeedSupervisor paused = started(asleep);
      int before = late();
      FeedSupervisor replacement = started(second);

      // when
      await().atMost(PATIENCE).until(() -> late() > before);
      asleep.awake = true;
      await().atMost(PATIENCE).until(() -> paused.state() == FeedState.SUPERSEDED);
      replacement.close();
      paused.close();

      // then
      assertThat(paused.state()).isEqualTo(FeedState.SUPERSEDED);
      assertThat(replacement.state()).isEqualTo(FeedState.STOPPED);
      TreeSet<Long> numbers = new TreeSet<>();
      for (int partition = 0; partition < PARTITIONS; partition++) {
        List<Long> some = numbers(partition);
        assertThat(some).isSorted().doesNotHaveDuplicates();
        numbers.addAll(some);
      }
      assertThat(numbers).containsExactlyElementsOf(generated(numbers.first(), numbers.last()));
    }
  }

  /** Frames of a term below one that came before. */
  private static int late() {
    int late = 0;
    for (int partition = 0; partition < PARTITIONS; partition++) {
      late += read(Topics.ticks(1), partition).size() - valid(partition).size();
    }
    return late;
  }

  /** What an ingest knows that stood still while it was replaced. */
  private static final class StaleLog implements SourceLog {

    private final SourceLog log;
    private volatile boolean awake;

    StaleLog(SourceLog log) {
      this.log = log;
    }

    @Override
    public int partitions() {
      return log.partitions();
    }

    @Override
    public long epoch() {
      return log.epoch();
    }

    @Override
    public SourceTerm start(String source) {
      return log.start(source);
    }

    @Override
    public boolean superseded(SourceTerm term) {
      return awake && log.superseded(term);
    }

    @Override
    public boolean isOver(SourceTerm term) {
      return awake && log.isOver(term);
    }

    @Override
    public boolean isEnding() {
      return awake && log.isEnding();
    }

    @Override
    public SourceHistory history(SourceTerm term) {
      return log.history(term);
    }

    @Override
    public FrameOutlet outlet(SourceTerm term) {
      return log.outlet(term);
    }
  }

  @Test
  void shouldKeepRejects() {
    // given
    byte[] raw = {1, 2, 3};
    RejectedTick tick =
        new RejectedTick(RejectionReason.MALFORMED, "replay", 7, 8, raw, "ticks.csv:3");

    // when
    try (KafkaRejects rejects = new KafkaRejects(settings(), () -> 1)) {
      assertThat(rejects.offer(tick)).isTrue();
    }

    // then
    List<byte[]> records = read(Topics.rejects(1), 0);
    RejectedMessageDecoder message =
        new RejectedMessageDecoder()
            .wrapAndApplyHeader(
                new UnsafeBuffer(records.getFirst()), 0, new MessageHeaderDecoder());
    assertThat(message.number()).isEqualTo(7);
    assertThat(message.source()).isEqualTo("replay");
    assertThat(message.reason()).isEqualTo("MALFORMED");
    byte[] kept = new byte[message.rawLength()];
    message.getRaw(kept, 0, kept.length);
    assertThat(kept).isEqualTo(raw);
  }

  /** Starts a supervisor and waits until it has brought something. */
  private static FeedSupervisor started(SourceLog log) {
    AtomicLong published = new AtomicLong();
    FeedMetrics metrics =
        new FeedMetrics() {
          @Override
          public void published() {
            published.incrementAndGet();
          }
        };
    SourceStart start =
        new SourceStart(
            feed(),
            log,
            FeedSettings.DEFAULT,
            KafkaPublishTest::wall,
            metrics,
            PublishMetrics.NONE,
            RejectSink.NONE);
    FeedSupervisor supervisor =
        new FeedSupervisor(
            SimulatedFeed.SOURCE,
            start,
            log,
            FeedSettings.DEFAULT,
            KafkaPublishTest::wall,
            metrics);
    supervisor.start();
    await().atMost(PATIENCE).until(() -> published.get() > 200 && supervisor.caughtUp());
    return supervisor;
  }

  private static Feed feed() {
    return new SimulatedFeed(42, 2000, false, List.of());
  }

  private static List<Long> generated(long from, long to) {
    List<Long> numbers = new ArrayList<>(List.of(from));
    RawMessage raw = new RawMessage();
    Feed feed = feed();
    try (FeedSession session =
        feed.open(
            feed.constants(null, Long.MIN_VALUE, wall()),
            new FeedPosition.Behind(from),
            () -> {})) {
      while (session.next(Long.MAX_VALUE, raw) && raw.number() <= to) {
        numbers.add(raw.number());
      }
    }
    return numbers;
  }

  private static List<Long> numbers(int partition) {
    return LogText.ticks(valid(partition)).stream().map(LogText::number).toList();
  }

  /** What the core would take: nothing of a term below one that came before. */
  private static List<byte[]> valid(int partition) {
    List<byte[]> valid = new ArrayList<>();
    FrameReader reader = new FrameReader();
    long term = -1;
    for (byte[] record : read(Topics.ticks(1), partition)) {
      reader.wrap(record);
      if (reader.term() >= term) {
        term = reader.term();
        valid.add(record);
      }
    }
    return valid;
  }

  private static List<byte[]> read(String topic, int partition) {
    List<byte[]> records = new ArrayList<>();
    try (PartitionLog log = PartitionLog.open(settings(), topic, partition, Visibility.ALL)) {
      log.readAll(batch ->
          batch.forEach(record -> {
            if (record.value() != null) {
              records.add(record.value());
            }
          }));
    }
    return records;
  }

  private static KafkaSettings settings() {
    return KafkaSettings.of(BROKER.getBrokersAsString(), "test", "test", true);
  }

  private static long wall() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }
}

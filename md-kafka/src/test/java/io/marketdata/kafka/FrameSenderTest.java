package io.marketdata.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.kafka.sender.SenderOptions;
import reactor.kafka.sender.internals.ProducerFactory;

class FrameSenderTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Test
  void shouldGiveTheBrokersOffsetAndAppendTime() {
    // given
    String topic = TestBroker.topic("sender", 2, Map.of());
    long before = System.currentTimeMillis();

    // when
    List<Sent> sent;
    try (FrameSender sender = sender(topic)) {
      FrameLane lane = sender.lane(1);
      sent = List.of(block(lane.send(new byte[10])), block(lane.send(new byte[10])));
    }

    // then
    assertThat(sent).extracting(Sent::offset).containsExactly(0L, 1L);
    assertThat(sent.get(0).timestamp()).isBetween(before, System.currentTimeMillis());
  }

  @Test
  void shouldEndTheLaneAtARecordThatTheBrokerRefuses() {
    // given
    String topic = TestBroker.topic("sender", 2, Map.of("max.message.bytes", "2000"));
    List<String> results = new ArrayList<>();

    // when
    try (FrameSender sender = sender(topic)) {
      FrameLane lane = sender.lane(0);
      List<Mono<Sent>> frames =
          List.of(
              lane.send(new byte[10]),
              lane.send(new byte[5_000]),
              lane.send(new byte[10]),
              sender.lane(1).send(new byte[10]));
      frames.forEach(frame -> results.add(outcome(frame)));
    }

    // then
    assertThat(results).containsExactly("0", "RecordTooLargeException", "LaneEndedException", "0");
    assertThat(end(topic, 0)).isEqualTo(1);
  }

  @Test
  void shouldTakeANewLaneAfterAFailure() {
    // given
    String topic = TestBroker.topic("sender", 1, Map.of("max.message.bytes", "2000"));
    String result;

    // when
    try (FrameSender sender = sender(topic)) {
      outcome(sender.lane(0).send(new byte[5_000]));
      result = outcome(sender.lane(0).send(new byte[10]));
    }

    // then
    assertThat(result).isEqualTo("0");
  }

  @Test
  void shouldSendTheNextFrameOnlyAfterTheAnswer() {
    // given
    MockProducer<byte[], byte[]> producer = producer();
    FrameSender sender = sender("mock", producer);
    FrameLane lane = sender.lane(0);
    lane.send(new byte[] {1});
    lane.send(new byte[] {2});
    awaitHistory(producer, 1);

    // when
    producer.completeNext();

    // then
    awaitHistory(producer, 2);
    assertThat(values(producer)).containsExactly(1, 2);
  }

  @Test
  void shouldKeepLanesApart() {
    // given
    MockProducer<byte[], byte[]> producer = producer();
    FrameSender sender = sender("mock", producer);

    // when
    sender.lane(0).send(new byte[] {1});
    sender.lane(1).send(new byte[] {2});

    // then
    awaitHistory(producer, 2);
  }

  @Test
  void shouldEndEveryLaneWithAFatalError() {
    // given
    MockProducer<byte[], byte[]> producer = producer();
    FrameSender sender = sender("mock", producer);
    Mono<Sent> first = sender.lane(0).send(new byte[] {1});
    FrameLane other = sender.lane(1);
    awaitHistory(producer, 1);

    // when
    producer.errorNext(new OutOfOrderSequenceException("broken"));

    // then
    assertThat(outcome(first)).isEqualTo("OutOfOrderSequenceException");
    assertThat(sender.hasEnded()).isTrue();
    assertThat(outcome(other.send(new byte[] {2}))).isEqualTo("LaneEndedException");
    assertThat(outcome(sender.lane(2).send(new byte[] {3}))).isEqualTo("LaneEndedException");
    assertThat(producer.history()).hasSize(1);
  }

  @Test
  void shouldSurviveAnErrorOfOneRecord() {
    // given
    MockProducer<byte[], byte[]> producer = producer();
    FrameSender sender = sender("mock", producer);
    Mono<Sent> first = sender.lane(0).send(new byte[] {1});
    awaitHistory(producer, 1);

    // when
    producer.errorNext(new RecordTooLargeException("broken"));

    // then
    assertThat(outcome(first)).isEqualTo("RecordTooLargeException");
    assertThat(sender.hasEnded()).isFalse();
  }

  @ParameterizedTest
  @MethodSource
  void shouldEndWithWhatIsNeitherPassingNorAboutOneRecord(RuntimeException failure, boolean ends) {
    // given
    MockProducer<byte[], byte[]> producer = producer();
    FrameSender sender = sender("mock", producer);
    Mono<Sent> first = sender.lane(0).send(new byte[] {1});
    awaitHistory(producer, 1);

    // when
    producer.errorNext(failure);

    // then
    assertThat(outcome(first)).isEqualTo(failure.getClass().getSimpleName());
    assertThat(sender.hasEnded()).isEqualTo(ends);
  }

  static Stream<Arguments> shouldEndWithWhatIsNeitherPassingNorAboutOneRecord() {
    return Stream.of(
        Arguments.of(new TimeoutException("slow"), false),
        Arguments.of(new NotEnoughReplicasException("few"), false),
        Arguments.of(new CompletionException(new TimeoutException("slow")), false),
        Arguments.of(new SerializationException(new IllegalStateException("odd")), false),
        Arguments.of(new KafkaException("Failed to construct kafka producer"), true),
        Arguments.of(new KafkaException("in error", new TimeoutException("slow")), true),
        Arguments.of(new KafkaException("in error", new ProducerFencedException("other")), true),
        Arguments.of(new CompletionException(new InvalidProducerEpochException("old")), true),
        Arguments.of(new TopicAuthorizationException("no"), true),
        Arguments.of(new IllegalStateException("producer is closed"), true));
  }

  @Test
  void shouldEndWhenTheProducerCannotBeMade() {
    // given
    ProducerFactory none =
        new ProducerFactory() {
          @Override
          public <K, V> Producer<K, V> createProducer(SenderOptions<K, V> options) {
            throw new KafkaException("Failed to construct kafka producer");
          }
        };
    FrameSender sender = sender("mock", none);

    // when
    String result = outcome(sender.lane(0).send(new byte[] {1}));

    // then
    assertThat(result).isEqualTo("KafkaException");
    assertThat(sender.hasEnded()).isTrue();
    assertThatCode(sender::close).doesNotThrowAnyException();
  }

  private static FrameSender sender(String topic) {
    return FrameSender.open(TestBroker.settings(), topic, SendLimits.DEFAULT, SendMetrics.NONE);
  }

  private static FrameSender sender(String topic, MockProducer<byte[], byte[]> producer) {
    ProducerFactory factory =
        new ProducerFactory() {
          @Override
          @SuppressWarnings("unchecked")
          public <K, V> Producer<K, V> createProducer(SenderOptions<K, V> options) {
            return (Producer<K, V>) producer;
          }
        };
    return sender(topic, factory);
  }

  private static FrameSender sender(String topic, ProducerFactory factory) {
    return FrameSender.open(
        KafkaSettings.of("localhost:1", "test", "test", true),
        topic,
        SendLimits.DEFAULT,
        SendMetrics.NONE,
        factory);
  }

  private static MockProducer<byte[], byte[]> producer() {
    Node node = new Node(0, "localhost", 1);
    Node[] nodes = {node};
    List<PartitionInfo> partitions = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      partitions.add(new PartitionInfo("mock", i, node, nodes, nodes));
    }
    Cluster cluster =
        new Cluster("test", List.of(node), partitions, java.util.Set.of(), java.util.Set.of());
    return new MockProducer<>(
        cluster, false, null, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static void awaitHistory(MockProducer<byte[], byte[]> producer, int size) {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(producer.history()).hasSize(size));
  }

  private static List<Integer> values(MockProducer<byte[], byte[]> producer) {
    return producer.history().stream()
        .map(ProducerRecord::value)
        .map(value -> (int) value[0])
        .toList();
  }

  private static Sent block(Mono<Sent> sent) {
    return java.util.Objects.requireNonNull(sent.block(PATIENCE));
  }

  private static String outcome(Mono<Sent> sent) {
    return sent.map(done -> Long.toString(done.offset()))
        .onErrorResume(failure -> Mono.just(failure.getClass().getSimpleName()))
        .block(PATIENCE);
  }

  private static long end(String topic, int partition) {
    try (PartitionLog log =
        PartitionLog.open(TestBroker.settings(), topic, partition, Visibility.ALL)) {
      return log.end();
    }
  }
}

package io.marketdata.compute.checkpoint.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.compute.TestBroker;
import io.marketdata.compute.checkpoint.CheckpointFailedException;
import io.marketdata.compute.checkpoint.CheckpointSession;
import io.marketdata.compute.checkpoint.Claim;
import io.marketdata.compute.checkpoint.ClaimWithdrawnException;
import io.marketdata.compute.checkpoint.RefusedException;
import io.marketdata.compute.checkpoint.StateEntry;
import io.marketdata.compute.checkpoint.StoredPosition;
import io.marketdata.compute.ticks.Membership;
import io.marketdata.compute.ticks.kafka.KafkaMembership;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.Visibility;
import io.marketdata.wire.Topics;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.StickyAssignor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KafkaCheckpointsTest {

  private static final int BYTES_OF_A_PART = 600;

  private final long epoch = TestBroker.epoch();
  private final KafkaSettings settings = TestBroker.settings(epoch);
  private final KafkaCheckpoints checkpoints = new KafkaCheckpoints(settings, epoch);
  private final Membership member = outsider();
  private final Admin admin = Admin.create(settings.admin());

  @AfterEach
  void close() {
    checkpoints.close();
    admin.close();
  }

  @Test
  void shouldGiveBackTheNewestValuesAndTheOffsetStoredWithThem() {
    // given
    try (CheckpointSession session = open(0)) {
      session.commit(List.of(entry("a", "1"), entry("b", "1"), entry("c", "1")), 5);
      session.commit(List.of(entry("a", "2"), new StateEntry(bytes("b"), null)), 7);
    }

    // when
    try (CheckpointSession next = open(0)) {
      List<String> stored = texts(next.entries());
      StoredPosition position = next.position();

      // then
      assertThat(stored).containsExactlyInAnyOrder("a=2", "c=1");
      assertThat(position.committed()).isEqualTo(7);
      assertThat(position.logEnd()).isZero();
    }
  }

  @Test
  void shouldStoreEveryPartOfAHundredThousandSymbolsInOneTransaction() {
    // given
    byte[] value = new byte[BYTES_OF_A_PART];
    List<StateEntry> parts =
        IntStream.range(0, 200_000)
            .mapToObj(i -> new StateEntry(bytes("s/%06d".formatted(i)), value))
            .toList();
    try (CheckpointSession session = open(3)) {

      // when
      session.commit(parts, 12);
    }

    // then
    try (CheckpointSession next = open(3)) {
      assertThat(next.entries()).hasSize(parts.size());
      assertThat(next.position().committed()).isEqualTo(12);
    }
  }

  @Test
  void shouldKnowThatNobodyHasStoredAnythingSince() {
    // given
    long revision;
    try (CheckpointSession session = open(0)) {
      revision = session.commit(List.of(entry("a", "1")), 1);
    }

    // when
    List<Boolean> same;
    try (CheckpointSession next = open(0)) {
      boolean before = next.position().revision() == revision;
      next.commit(List.of(entry("a", "1")), 2);
      same = List.of(before, next.position().revision() == revision);
    }

    // then
    assertThat(same).containsExactly(true, false);
  }

  @Test
  void shouldFindNothingWhereNothingWasEverStored() {
    // given
    try (CheckpointSession session = open(2)) {

      // when
      StoredPosition position = session.position();

      // then
      assertThat(position).isEqualTo(new StoredPosition(0, null, 0, 0));
      assertThat(session.entries()).isEmpty();
      assertThat(session.tick(0)).isNull();
    }
  }

  @Test
  void shouldRefuseAnOwnerOnceAnotherOneHasOpenedThePartition() {
    // given
    try (CheckpointSession former = open(0)) {
      former.commit(List.of(entry("a", "1")), 1);
      try (CheckpointSession next = open(0)) {

        // when
        assertThatThrownBy(() -> former.commit(List.of(entry("a", "stale")), 9))
            .isInstanceOf(RefusedException.class);

        // then
        next.commit(List.of(entry("b", "1")), 2);
        assertThat(texts(next.entries())).containsExactlyInAnyOrder("a=1", "b=1");
        assertThat(next.position().committed()).isEqualTo(2);
      }
    }
  }

  @Test
  void shouldRefuseAnOwnerWhoseGroupHasGoneOnWithoutIt() {
    // given
    try (KafkaConsumer<byte[], byte[]> gone = join()) {
      Membership stale = new KafkaMembership(gone.groupMetadata());
      gone.unsubscribe();
      try (KafkaConsumer<byte[], byte[]> other = join();
          CheckpointSession session = checkpoints.open(0, stale, new Claim())) {

        // when
        assertThatThrownBy(() -> session.commit(List.of(entry("a", "stale")), 9))
            .isInstanceOf(RefusedException.class);

        // then
        assertThat(other.assignment()).hasSize(TestBroker.PARTITIONS);
      }
    }
    try (CheckpointSession after = open(0)) {
      assertThat(after.entries()).isEmpty();
      assertThat(after.position().committed()).isNull();
    }
  }

  @Test
  void shouldStoreNothingOfACheckpointThatFails() {
    // given
    StateEntry tooLarge = new StateEntry(bytes("b"), new byte[2 << 20]);
    try (CheckpointSession session = open(0)) {
      session.commit(List.of(entry("a", "1")), 1);

      // when
      assertThatThrownBy(() -> session.commit(List.of(entry("a", "2"), tooLarge), 2))
          .isInstanceOf(CheckpointFailedException.class);
      session.abandon();
    }

    // then
    try (CheckpointSession next = open(0)) {
      assertThat(texts(next.entries())).containsExactly("a=1");
      assertThat(next.position().committed()).isEqualTo(1);
    }
  }

  @Test
  void shouldStoreNothingInATopicThatWasEmptiedUnderItsOwner() throws Exception {
    // given
    try (CheckpointSession session = open(0)) {
      session.commit(List.of(entry("a", "1"), entry("b", "1"), entry("partition", "1")), 1);
      session.commit(List.of(entry("a", "2"), entry("partition", "2")), 2);
      emptyState();

      // when
      assertThatThrownBy(() -> session.commit(List.of(entry("a", "3"), entry("partition", "3")), 3))
          .isInstanceOf(CheckpointFailedException.class)
          .hasStackTraceContaining("what was stored is lost");
      session.abandon();
    }

    // then
    try (CheckpointSession next = open(0)) {
      assertThat(next.entries()).isEmpty();
      assertThat(next.position().committed()).isEqualTo(2);
    }
  }

  private void emptyState() throws Exception {
    String topic = Topics.state(epoch);
    admin.deleteTopics(List.of(topic)).all().get(20, TimeUnit.SECONDS);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !admin.listTopics().names().get(20, TimeUnit.SECONDS).contains(topic));
    admin
        .createTopics(List.of(new NewTopic(topic, TestBroker.PARTITIONS, (short) 1)))
        .all()
        .get(20, TimeUnit.SECONDS);
  }

  @Test
  void shouldAskAgainForTheOutcomeOfACommitThatTimedOut() {
    // given
    AtomicInteger timeouts = new AtomicInteger(2);
    try (CheckpointSession session = unanswered(timeouts)) {

      // when
      session.commit(List.of(entry("a", "1")), 1);

      // then
      assertThat(texts(session.entries())).containsExactly("a=1");
      assertThat(session.position().committed()).isEqualTo(1);
    }
  }

  @Test
  void shouldGiveUpACommitWhoseOutcomeNobodyTells() {
    // given
    AtomicInteger timeouts = new AtomicInteger(Integer.MAX_VALUE);
    try (CheckpointSession session = unanswered(timeouts)) {

      // when
      assertThatThrownBy(() -> session.commit(List.of(entry("a", "1")), 1))
          .isInstanceOf(CheckpointFailedException.class);
      session.abandon();
    }

    // then
    try (CheckpointSession next = open(0)) {
      next.commit(List.of(entry("a", "2")), 2);
      assertThat(texts(next.entries())).containsExactly("a=2");
    }
  }

  /** A session whose broker takes everything and, so many times, does not answer a commit. */
  @SuppressWarnings("unchecked")
  private CheckpointSession unanswered(AtomicInteger timeouts) {
    Map<String, Object> properties =
        settings.transactionalProducer(KafkaCheckpoints.transactionalId(settings, epoch, 0));
    KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(properties);
    producer.initTransactions();
    InvocationHandler handler =
        (_, method, arguments) -> {
          if (method.getName().equals("commitTransaction") && timeouts.getAndDecrement() > 0) {
            throw new TimeoutException("no answer");
          }
          try {
            return method.invoke(producer, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    Producer<byte[], byte[]> faulty =
        (Producer<byte[], byte[]>)
            Proxy.newProxyInstance(
                Producer.class.getClassLoader(), new Class<?>[] {Producer.class}, handler);
    CheckpointTopics topics =
        new CheckpointTopics(
            Topics.ticks(epoch), Topics.state(epoch), settings.group("compute"), 0);
    return new KafkaCheckpointSession(
        settings, topics, admin, faulty, ((KafkaMembership) member).group());
  }

  @Test
  void shouldNotRefuseTheOwnerThatCameAfterAWithdrawnClaim() {
    // given
    Claim late = new Claim();
    late.withdraw();
    try (CheckpointSession rightful = open(0)) {

      // when
      assertThatThrownBy(() -> checkpoints.open(0, member, late))
          .isInstanceOf(ClaimWithdrawnException.class);

      // then
      rightful.commit(List.of(entry("a", "1")), 1);
      assertThat(texts(rightful.entries())).containsExactly("a=1");
    }
  }

  @Test
  void shouldEndATakeOverUnderWayWhenItsClaimIsWithdrawn() {
    // given
    Claim claim = new Claim();
    AtomicReference<Throwable> outcome = new AtomicReference<>();
    KafkaSettings nowhere = KafkaSettings.of("127.0.0.1:1", "test", "nowhere", true);
    try (KafkaCheckpoints unreachable = new KafkaCheckpoints(nowhere, epoch)) {
      Thread opening =
          Thread.ofPlatform()
              .uncaughtExceptionHandler((_, failure) -> outcome.set(failure))
              .start(() -> unreachable.open(0, member, claim));
      Awaitility.await().until(() -> isTakingOver(opening));

      // when
      claim.withdraw();

      // then
      Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> outcome.get() != null);
      assertThat(outcome.get()).isInstanceOf(CheckpointFailedException.class);
    }
  }

  private static boolean isTakingOver(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(frame -> frame.getMethodName().equals("initTransactions"));
  }

  private CheckpointSession open(int partition) {
    return checkpoints.open(partition, member, new Claim());
  }

  /** Knows the group without being in it, which is enough while the group is empty. */
  private Membership outsider() {
    Map<String, Object> properties = settings.consumer(Visibility.COMMITTED);
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group("compute"));
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties)) {
      return new KafkaMembership(consumer.groupMetadata());
    }
  }

  private KafkaConsumer<byte[], byte[]> join() {
    Map<String, Object> properties = settings.consumer(Visibility.COMMITTED);
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group("compute"));
    properties.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, StickyAssignor.class.getName());
    KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties);
    AtomicReference<Integer> assigned = new AtomicReference<>(0);
    consumer.subscribe(
        List.of(Topics.ticks(epoch)),
        new ConsumerRebalanceListener() {
          @Override
          public void onPartitionsRevoked(java.util.Collection<TopicPartition> partitions) {}

          @Override
          public void onPartitionsAssigned(java.util.Collection<TopicPartition> partitions) {
            consumer.seekToBeginning(partitions);
            assigned.set(partitions.size());
          }
        });
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .pollInSameThread()
        .until(() -> {
          consumer.poll(Duration.ofMillis(50));
          return assigned.get() == TestBroker.PARTITIONS;
        });
    return consumer;
  }

  private static List<String> texts(List<StateEntry> entries) {
    return entries.stream().map(e -> text(e.key()) + "=" + text(e.value())).toList();
  }

  private static StateEntry entry(String key, String value) {
    return new StateEntry(bytes(key), bytes(value));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}

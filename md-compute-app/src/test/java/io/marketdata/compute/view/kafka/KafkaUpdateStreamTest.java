package io.marketdata.compute.view.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketdata.compute.view.LogBounds;
import io.marketdata.compute.view.UpdateRecord;
import io.marketdata.compute.view.UpdateStream;
import io.marketdata.kafka.KafkaSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

class KafkaUpdateStreamTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static EmbeddedKafkaKraftBroker broker;

  @BeforeAll
  static void startBroker() {
    broker = new EmbeddedKafkaKraftBroker(1, 2, "md.updates.1", "md.updates.2");
    broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
    broker.afterPropertiesSet();
  }

  @AfterAll
  static void stopBroker() {
    broker.destroy();
  }

  private static KafkaSettings settings() {
    return KafkaSettings.of(broker.getBrokersAsString(), "test", "test", true);
  }

  private static void append(long epoch, int partition, int from, int to) {
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings().producer())) {
      for (int i = from; i < to; i++) {
        producer
            .send(
                new ProducerRecord<>("md.updates." + epoch, partition, null, new byte[] {(byte) i}))
            .get();
      }
    } catch (Exception e) {
      throw new IllegalStateException("not appended", e);
    }
  }

  /** A member of the group and what it saw. */
  private static final class Member implements UpdateStream.Ownership {

    final Map<Integer, LogBounds> owned = new ConcurrentHashMap<>();
    final List<UpdateRecord> records = new CopyOnWriteArrayList<>();
    final KafkaUpdateStream stream;
    final Disposable reading;

    Member(long epoch) {
      stream = new KafkaUpdateStream(settings(), epoch, 2, Schedulers.parallel());
      reading = stream.records(this).subscribe(records::add);
    }

    @Override
    public void won(int partition, LogBounds bounds) {
      owned.put(partition, bounds);
    }

    @Override
    public void lost(int partition) {
      owned.remove(partition);
    }

    List<Long> offsets(int partition) {
      return records.stream()
          .filter(r -> r.partition() == partition)
          .map(UpdateRecord::offset)
          .toList();
    }
  }

  @Test
  void shouldBringWhatLiesBehindThePlaceAndNothingBefore() {
    // given
    append(1, 0, 0, 10);
    Member member = new Member(1);
    await().atMost(PATIENCE).until(() -> member.owned.size() == 2);
    // when
    member.stream.seek(0, 4).block(PATIENCE);
    // then
    await().atMost(PATIENCE).until(() -> member.offsets(0).size() >= 6);
    assertThat(member.owned).containsEntry(0, new LogBounds(0, 10));
    assertThat(member.offsets(0)).containsExactly(4L, 5L, 6L, 7L, 8L, 9L);
    member.reading.dispose();
  }

  @Test
  void shouldShareThePartitionsWithAnotherMember() {
    // given
    Member first = new Member(2);
    await().atMost(PATIENCE).until(() -> first.owned.size() == 2);
    // when
    Member second = new Member(2);
    // then
    await().atMost(PATIENCE).until(() -> first.owned.size() == 1 && second.owned.size() == 1);
    assertThat(first.owned.keySet()).doesNotContainAnyElementsOf(second.owned.keySet());
    first.reading.dispose();
    second.reading.dispose();
  }
}

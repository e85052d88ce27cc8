package io.marketdata.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartitionLogTest {

  private final String topic = TestBroker.topic("log", 1, Map.of());

  @Test
  void shouldReadCommittedRecordsAcrossMarkersToTheEnd() {
    // given
    transact("a", true);
    transact("b", false);
    transact("c", true);
    transact("d", false);

    // when
    List<String> read = new ArrayList<>();
    long end = read(Visibility.COMMITTED, 0, read);

    // then
    assertThat(read).containsExactly("0=a", "4=c");
    assertThat(end).isEqualTo(8);
  }

  @Test
  void shouldStopBeforeAnOpenTransaction() {
    // given
    transact("a", true);
    List<String> read = new ArrayList<>();
    long end;

    // when
    try (KafkaProducer<byte[], byte[]> open = producer()) {
      open.beginTransaction();
      send(open, "b");
      open.flush();
      end = read(Visibility.COMMITTED, 0, read);
    }

    // then
    assertThat(read).containsExactly("0=a");
    assertThat(end).isEqualTo(2);
  }

  @Test
  void shouldGoOnWhereItStopped() {
    // given
    transact("a", true);
    transact("b", true);
    List<String> read = new ArrayList<>();

    // when
    long end = read(Visibility.ALL, 2, read);
    long same = read(Visibility.ALL, end, read);

    // then
    assertThat(read).containsExactly("2=b");
    assertThat(same).isEqualTo(end);
  }

  @Test
  void shouldGiveMoreRecordsThanOneBatchHolds() {
    // given
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      producer.beginTransaction();
      for (int i = 0; i < 200; i++) {
        send(producer, "v" + i);
      }
      producer.commitTransaction();
    }
    List<Integer> batches = new ArrayList<>();

    // when
    try (PartitionLog log = open(Visibility.COMMITTED)) {
      log.readAll(batch -> batches.add(batch.size()));
    }

    // then
    assertThat(batches.stream().mapToInt(Integer::intValue).sum()).isEqualTo(200);
    assertThat(batches).allSatisfy(size -> assertThat(size).isBetween(1, 64));
  }

  @Test
  void shouldRefuseAnOffsetBeyondTheEndAndOneThatIsGone() throws Exception {
    // given
    transact("a", true);
    transact("b", true);
    try (Admin admin = Admin.create(TestBroker.settings().admin())) {
      admin
          .deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(2)))
          .all()
          .get(10, TimeUnit.SECONDS);
    }

    // when
    List<String> read = new ArrayList<>();

    // then
    assertThatThrownBy(() -> read(Visibility.ALL, 5, read))
        .isInstanceOf(OffsetMissingException.class);
    assertThatThrownBy(() -> read(Visibility.ALL, 0, read))
        .isInstanceOf(OffsetMissingException.class);
  }

  @Test
  void shouldFindOneRecord() {
    // given
    transact("a", true);
    transact("b", true);

    // when
    List<Boolean> found = new ArrayList<>();
    try (PartitionLog log = open(Visibility.ALL)) {
      for (long offset = 0; offset < 5; offset++) {
        found.add(log.at(offset).isPresent());
      }
    }

    // then
    assertThat(found).containsExactly(true, false, true, false, false);
  }

  private long read(Visibility visibility, long from, List<String> into) {
    try (PartitionLog log = open(visibility)) {
      return log.read(
          from,
          batch ->
              batch.forEach(
                  r -> into.add(r.offset() + "=" + new String(r.value(), StandardCharsets.UTF_8))));
    }
  }

  private PartitionLog open(Visibility visibility) {
    return PartitionLog.open(TestBroker.settings(), topic, 0, visibility);
  }

  private void transact(String value, boolean commit) {
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      producer.beginTransaction();
      send(producer, value);
      producer.flush();
      if (commit) {
        producer.commitTransaction();
      } else {
        producer.abortTransaction();
      }
    }
  }

  private void send(KafkaProducer<byte[], byte[]> producer, String value) {
    Future<?> sent =
        producer.send(new ProducerRecord<>(topic, 0, null, value.getBytes(StandardCharsets.UTF_8)));
    assertThat(sent.isCancelled()).isFalse();
  }

  private static KafkaProducer<byte[], byte[]> producer() {
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            TestBroker.settings().transactionalProducer("log-" + UUID.randomUUID()));
    producer.initTransactions();
    return producer;
  }
}

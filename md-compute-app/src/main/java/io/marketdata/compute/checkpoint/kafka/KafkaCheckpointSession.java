package io.marketdata.compute.checkpoint.kafka;

import io.marketdata.compute.checkpoint.CheckpointFailedException;
import io.marketdata.compute.checkpoint.CheckpointSession;
import io.marketdata.compute.checkpoint.LoggedTick;
import io.marketdata.compute.checkpoint.RefusedException;
import io.marketdata.compute.checkpoint.StateEntry;
import io.marketdata.compute.checkpoint.StateKeys;
import io.marketdata.compute.checkpoint.StoredPosition;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.LogRecord;
import io.marketdata.kafka.PartitionLog;
import io.marketdata.kafka.Visibility;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.CRC32C;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;

/** One owner's transactional producer, and reads of what earlier owners stored. */
final class KafkaCheckpointSession implements CheckpointSession {

  private static final long ADMIN_TIMEOUT_SECONDS = 20;

  /** Each blocks for 15 s at most; after 60 s the broker aborts. */
  private static final int MOST_COMMIT_CALLS = 4;

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

  private static final byte[] PARTITION = StateKeys.bytes(StateKeys.PARTITION);

  /** Behind the last record of a transaction lies its marker. */
  private static final long BEHIND_MARKER = 2;

  private final KafkaSettings settings;
  private final CheckpointTopics topics;
  private final Admin admin;
  private final Producer<byte[], byte[]> producer;
  private final ConsumerGroupMetadata membership;
  private volatile boolean abandoned;
  private volatile long stateEnd;

  KafkaCheckpointSession(
      KafkaSettings settings,
      CheckpointTopics topics,
      Admin admin,
      Producer<byte[], byte[]> producer,
      ConsumerGroupMetadata membership) {
    this.settings = settings;
    this.topics = topics;
    this.admin = admin;
    this.producer = producer;
    this.membership = membership;
  }

  /** Everything is asked for at once: a partition that is taken over waits for one answer. */
  @Override
  public StoredPosition position() {
    TopicPartition ticks = topics.tickPartition();
    TopicPartition state = topics.statePartition();
    ListOffsetsResult ends =
        admin.listOffsets(Map.of(ticks, OffsetSpec.latest(), state, OffsetSpec.latest()));
    ListOffsetsResult begin = admin.listOffsets(Map.of(ticks, OffsetSpec.earliest()));
    KafkaFuture<Map<TopicPartition, OffsetAndMetadata>> offsets =
        admin
            .listConsumerGroupOffsets(
                topics.group(), new ListConsumerGroupOffsetsOptions().requireStable(true))
            .partitionsToOffsetAndMetadata();
    stateEnd = answer(ends.partitionResult(state)).offset();
    return new StoredPosition(
        stateEnd,
        committed(offsets),
        answer(begin.partitionResult(ticks)).offset(),
        answer(ends.partitionResult(ticks)).offset());
  }

  @Override
  public List<StateEntry> entries() {
    Map<ByteBuffer, StateEntry> newest = new LinkedHashMap<>();
    try (PartitionLog state =
        PartitionLog.open(settings, topics.state(), topics.partition(), Visibility.COMMITTED)) {
      state.readAll(batch -> batch.forEach(record -> keep(newest, record)));
    }
    return List.copyOf(newest.values());
  }

  @Override
  public @Nullable LoggedTick tick(long offset) {
    try (PartitionLog ticks = log(topics.ticks())) {
      return ticks.at(offset).map(KafkaCheckpointSession::logged).orElse(null);
    }
  }

  @Override
  public long commit(List<StateEntry> changes, long nextOffset) {
    try {
      producer.beginTransaction();
      List<Future<RecordMetadata>> sent = send(changes);
      producer.sendOffsetsToTransaction(
          Map.of(topics.tickPartition(), new OffsetAndMetadata(nextOffset)), membership);
      requireNothingLost(sent);
      commitUntilKnown();
      if (sent.isEmpty()) {
        return -1;
      }
      stateEnd = sent.getLast().get().offset() + BEHIND_MARKER;
      return stateEnd;
    } catch (ProducerFencedException
        | InvalidProducerEpochException
        | CommitFailedException
        | FencedInstanceIdException e) {
      throw new RefusedException(topics.partition(), e);
    } catch (KafkaException | ExecutionException | IllegalStateException e) {
      throw new CheckpointFailedException(topics.partition(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CheckpointFailedException(topics.partition(), e);
    }
  }

  @Override
  public void abandon() {
    abandoned = true;
  }

  @Override
  public void close() {
    producer.close(abandoned ? Duration.ZERO : CLOSE_TIMEOUT);
  }

  private List<Future<RecordMetadata>> send(List<StateEntry> changes) {
    return changes.stream().map(this::send).toList();
  }

  private Future<RecordMetadata> send(StateEntry entry) {
    return producer.send(
        new ProducerRecord<>(topics.state(), topics.partition(), entry.key(), entry.value()));
  }

  /**
   * A topic that was emptied under its owner takes what has changed since and nothing else: half a
   * state, which must not be taken for a whole one. Nothing of it is committed; and without its
   * partition record the topic is an alarm for whoever comes next.
   */
  private void requireNothingLost(List<Future<RecordMetadata>> sent)
      throws ExecutionException, InterruptedException {
    if (sent.isEmpty()) {
      return;
    }
    // the commit would wait for the same answers
    producer.flush();
    Future<RecordMetadata> first = sent.getFirst();
    // what could not be written fails the commit, which tells why
    if (first.state() == Future.State.SUCCESS && first.resultNow().offset() < stateEnd) {
      producer.abortTransaction();
      producer.beginTransaction();
      Future<RecordMetadata> tombstone = send(new StateEntry(PARTITION, null));
      commitUntilKnown();
      tombstone.get();
      throw new KafkaException(
          "%s begins anew in partition %d: what was stored is lost"
              .formatted(topics.state(), topics.partition()));
    }
  }

  /**
   * Asks again for the outcome of a commit that timed out, for about as long as the broker would
   * keep the transaction. Then it is given up: what is stored says whether it was.
   */
  private void commitUntilKnown() {
    for (int calls = 1; ; calls++) {
      try {
        producer.commitTransaction();
        return;
      } catch (org.apache.kafka.common.errors.TimeoutException e) {
        if (abandoned || calls == MOST_COMMIT_CALLS) {
          throw e;
        }
      }
    }
  }

  private @Nullable Long committed(KafkaFuture<Map<TopicPartition, OffsetAndMetadata>> offsets) {
    try {
      OffsetAndMetadata offset = answer(offsets).get(topics.tickPartition());
      return offset == null ? null : offset.offset();
    } catch (CheckpointFailedException e) {
      if (e.getCause() instanceof ExecutionException failed
          && failed.getCause() instanceof GroupIdNotFoundException) {
        return null;
      }
      throw e;
    }
  }

  private <T> T answer(KafkaFuture<T> asked) {
    try {
      return asked.get(ADMIN_TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new CheckpointFailedException(topics.partition(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CheckpointFailedException(topics.partition(), e);
    }
  }

  private PartitionLog log(String topic) {
    return PartitionLog.open(settings, topic, topics.partition(), Visibility.ALL);
  }

  private static void keep(Map<ByteBuffer, StateEntry> newest, LogRecord record) {
    byte[] key = record.key();
    byte[] value = record.value();
    if (key == null) {
      return;
    }
    if (value == null) {
      newest.remove(ByteBuffer.wrap(key));
    } else {
      newest.put(ByteBuffer.wrap(key), new StateEntry(key, value));
    }
  }

  private static LoggedTick logged(LogRecord record) {
    CRC32C checksum = new CRC32C();
    byte[] value = record.value();
    if (value != null) {
      checksum.update(value);
    }
    return new LoggedTick(record.timestamp(), checksum.getValue());
  }
}

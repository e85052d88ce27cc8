package io.marketdata.compute.view.kafka;

import io.marketdata.compute.view.LogBounds;
import io.marketdata.compute.view.UpdateRecord;
import io.marketdata.compute.view.UpdateStream;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.StallWatch;
import io.marketdata.kafka.Visibility;
import io.marketdata.wire.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.StickyAssignor;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.kafka.receiver.KafkaReceiver;
import reactor.kafka.receiver.ReceiverOptions;
import reactor.kafka.receiver.ReceiverPartition;
import reactor.kafka.receiver.ReceiverRecord;

/**
 * {@code md.updates} as a member of the group {@code <installation>-view}. Commits nothing: a
 * partition that is won stands at its end until it is placed. A receiver that owes records and
 * brings none ends in an error, so that it is made anew.
 */
final class KafkaUpdateStream implements UpdateStream {

  /** How long the partitions of a member that was killed stand still; the client's is 45 s. */
  private static final int SESSION_MS = 6_000;

  private static final int HEARTBEAT_MS = 500;

  /** Below the session's time-out: the consumer's thread waits. */
  private static final Duration ANSWER = Duration.ofSeconds(2);

  private static final String ROLE = "view";

  private final KafkaSettings settings;
  private final long epoch;
  private final int partitions;
  private final Scheduler timer;
  private volatile @Nullable KafkaReceiver<byte[], byte[]> current;

  KafkaUpdateStream(KafkaSettings settings, long epoch, int partitions, Scheduler timer) {
    this.settings = settings;
    this.epoch = epoch;
    this.partitions = partitions;
    this.timer = timer;
  }

  @Override
  public long epoch() {
    return epoch;
  }

  @Override
  public int partitions() {
    return partitions;
  }

  @Override
  public Flux<UpdateRecord> records(Ownership ownership) {
    return Flux.defer(() -> {
      KafkaReceiver<byte[], byte[]> receiver = KafkaReceiver.create(options(ownership));
      current = receiver;
      StallWatch watch = new StallWatch(receiver, timer);
      return receiver
          .receive(1)
          .map(KafkaUpdateStream::record)
          .transform(watch::over)
          .doFinally(end -> current = null);
    });
  }

  @Override
  public Mono<Void> seek(int partition, long offset) {
    KafkaReceiver<byte[], byte[]> receiver = current;
    if (receiver == null) {
      return Mono.error(new IllegalStateException("the log of updates is not being read"));
    }
    TopicPartition place = new TopicPartition(Topics.updates(epoch), partition);
    return receiver
        .doOnConsumer(consumer -> {
          consumer.seek(place, offset);
          return true;
        })
        .then();
  }

  @Override
  public Mono<LogBounds> bounds(int partition) {
    KafkaReceiver<byte[], byte[]> receiver = current;
    if (receiver == null) {
      return Mono.error(new IllegalStateException("the log of updates is not being read"));
    }
    TopicPartition place = new TopicPartition(Topics.updates(epoch), partition);
    return receiver.doOnConsumer(consumer -> {
      Long first = consumer.beginningOffsets(List.of(place), ANSWER).get(place);
      Long end = consumer.endOffsets(List.of(place), ANSWER).get(place);
      if (first == null || end == null) {
        throw new IllegalStateException("no bounds of " + place);
      }
      return new LogBounds(first, end);
    });
  }

  private ReceiverOptions<byte[], byte[]> options(Ownership ownership) {
    Map<String, Object> properties = settings.consumer(Visibility.ALL);
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group(ROLE));
    properties.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, List.of(StickyAssignor.class));
    properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MS);
    properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MS);
    return ReceiverOptions.<byte[], byte[]>create(properties)
        .subscription(List.of(Topics.updates(epoch)))
        .commitInterval(Duration.ZERO)
        .commitBatchSize(0)
        .maxDelayRebalance(Duration.ZERO)
        .addAssignListener(won -> won(ownership, won))
        .addRevokeListener(
            lost -> lost.forEach(p -> ownership.lost(p.topicPartition().partition())));
  }

  private static void won(Ownership ownership, Collection<ReceiverPartition> partitions) {
    // all of them first: one that stands nowhere ends the next poll, whatever the owner does
    partitions.forEach(ReceiverPartition::seekToEnd);
    for (ReceiverPartition partition : partitions) {
      Long first = partition.beginningOffset();
      Long end = partition.endOffset();
      LogBounds bounds = new LogBounds(first == null ? 0 : first, end == null ? 0 : end);
      ownership.won(partition.topicPartition().partition(), bounds);
    }
  }

  private static UpdateRecord record(ReceiverRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    return new UpdateRecord(
        record.partition(),
        record.offset(),
        value == null ? new byte[0] : value,
        record.timestamp());
  }
}

package io.marketdata.compute.ticks.kafka;

import io.marketdata.compute.ticks.TickListener;
import io.marketdata.compute.ticks.TickRecord;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.kafka.receiver.KafkaReceiver;
import reactor.kafka.receiver.ReceiverOptions;
import reactor.kafka.receiver.ReceiverPartition;
import reactor.kafka.receiver.ReceiverRecord;

/**
 * One life of a Reactor Kafka receiver, from joining the group to its end. After its end it tells
 * its listener nothing more, whatever the consumer still does. Backpressure is demand alone.
 */
final class TickReceiver extends BaseSubscriber<ReceiverRecord<byte[], byte[]>> {

  private static final byte[] NOTHING = {};

  private final String topic;
  private final Demand demand;
  private final TickListener listener;
  private final Consumer<Throwable> onFailure;
  private final MemberConsumers consumers = new MemberConsumers();
  private final KafkaReceiver<byte[], byte[]> receiver;
  private final Set<Integer> assigned = ConcurrentHashMap.newKeySet();
  private final Map<Integer, Long> positions = new ConcurrentHashMap<>();
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicLong received = new AtomicLong();
  private final Demand.Asked asked = this::request;

  TickReceiver(
      String topic,
      ReceiverOptions<byte[], byte[]> options,
      Demand demand,
      TickListener listener,
      Consumer<Throwable> onFailure) {
    this.topic = topic;
    this.demand = demand;
    this.listener = listener;
    this.onFailure = onFailure;
    this.receiver =
        KafkaReceiver.create(
            consumers,
            options
                .commitInterval(Duration.ZERO)
                .commitBatchSize(0)
                .maxDelayRebalance(Duration.ZERO)
                .subscription(List.of(topic))
                .addAssignListener(this::onAssigned)
                .addRevokeListener(this::onRevoked));
  }

  void start() {
    receiver.receive().subscribe(this);
  }

  Set<Integer> assigned() {
    return Set.copyOf(assigned);
  }

  long received() {
    return received.get();
  }

  /** Whether a partition that is read from a known place is shorter than its log. */
  boolean isBehind(Map<Integer, Long> ends) {
    return positions.entrySet().stream()
        .anyMatch(at -> ends.getOrDefault(at.getKey(), -1L) > at.getValue());
  }

  /** Runs on the consumer's thread, behind what it is doing; a partition that is gone is left. */
  void seek(int partition, long offset) {
    TopicPartition at = new TopicPartition(topic, partition);
    receiver
        .doOnConsumer(consumer -> {
          if (!over.get() && consumer.assignment().contains(at)) {
            consumer.seek(at, offset);
            positions.put(partition, offset);
          }
          return partition;
        })
        .subscribe(sought -> {}, this::fail);
  }

  /** Revokes everything, then leaves the group without waiting for it. */
  void end() {
    if (finish()) {
      cancel();
    }
  }

  /** Waits until the consumer has left the group. */
  boolean awaitLeft(Duration timeout) throws InterruptedException {
    return consumers.awaitClosed(timeout);
  }

  @Override
  protected void hookOnSubscribe(Subscription subscription) {
    demand.ask(asked);
  }

  @Override
  protected void hookOnNext(ReceiverRecord<byte[], byte[]> record) {
    if (over.get()) {
      return;
    }
    received.incrementAndGet();
    positions.computeIfPresent(record.partition(), (_, _) -> record.offset() + 1);
    demand.handedOut();
    listener.record(
        new TickRecord(
            record.partition(), record.offset(), record.timestamp(), frame(record.value())));
  }

  /** Without a value a record is an empty one: the core counts it as malformed and goes on. */
  private static byte[] frame(byte @Nullable [] value) {
    return value == null ? NOTHING : value;
  }

  @Override
  protected void hookOnError(Throwable failure) {
    fail(failure);
  }

  private void fail(Throwable failure) {
    if (finish()) {
      cancel();
      onFailure.accept(failure);
    }
  }

  private boolean finish() {
    if (!over.compareAndSet(false, true)) {
      return false;
    }
    demand.stopAsking(asked);
    listener.revoked(assigned());
    assigned.clear();
    return true;
  }

  private void onAssigned(Collection<ReceiverPartition> partitions) {
    if (over.get()) {
      return;
    }
    // the offset in force is known once the state is loaded; until then there is nothing to read
    partitions.forEach(ReceiverPartition::seekToEnd);
    List<Integer> numbers = numbers(partitions);
    assigned.addAll(numbers);
    listener.assigned(numbers, new KafkaMembership(consumers.groupMetadata()));
  }

  private void onRevoked(Collection<ReceiverPartition> partitions) {
    if (over.get()) {
      return;
    }
    List<Integer> numbers = numbers(partitions);
    numbers.forEach(positions::remove);
    listener.revoked(numbers);
    numbers.forEach(assigned::remove);
  }

  private static List<Integer> numbers(Collection<ReceiverPartition> partitions) {
    return partitions.stream().map(p -> p.topicPartition().partition()).toList();
  }
}

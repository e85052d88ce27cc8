package io.marketdata.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.kafka.receiver.KafkaReceiver;

/**
 * Ends a receiver's records that are asked for, are in the log, and have not come for a while: a
 * receiver may get stuck after a rebalance or under backpressure, and is then to be made anew. For
 * one receiver and one subscription; thread-safe.
 */
public final class StallWatch {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final KafkaReceiver<byte[], byte[]> receiver;
  private final Scheduler timer;
  private final AtomicLong wanted = new AtomicLong();
  private final AtomicLong brought = new AtomicLong();

  /** How much had been brought when it was looked at last. */
  private long seen = -1;

  /** Where the partitions with more in their logs stood then. Used on the consumer's thread. */
  private Map<TopicPartition, Long> lagging = Map.of();

  /**
   * A watch that does nothing yet.
   *
   * @param timer says when to look
   */
  public StallWatch(KafkaReceiver<byte[], byte[]> receiver, Scheduler timer) {
    this.receiver = receiver;
    this.timer = timer;
  }

  /**
   * The same records, which end in a {@link StalledReceiverException} after two to three times 10 s
   * without one.
   */
  public <T> Flux<T> over(Flux<T> records) {
    Flux<T> watched = records.doOnRequest(wanted::addAndGet).doOnNext(record -> count());
    Mono<T> stalled =
        Flux.interval(PATIENCE, PATIENCE, timer)
            .onBackpressureDrop()
            .concatMap(tick -> look(), 1)
            .filter(Boolean::booleanValue)
            .next()
            .flatMap(stall -> Mono.error(new StalledReceiverException(PATIENCE)));
    return watched.takeUntilOther(stalled);
  }

  private void count() {
    wanted.decrementAndGet();
    brought.incrementAndGet();
  }

  private Mono<Boolean> look() {
    long now = brought.get();
    boolean quiet = now == seen && wanted.get() > 0;
    seen = now;
    if (!quiet) {
      return Mono.just(false);
    }
    return receiver.doOnConsumer(this::isStuck).onErrorReturn(false);
  }

  /** Whether a partition stands where it stood: one that has just come has had no time yet. */
  private boolean isStuck(Consumer<byte[], byte[]> consumer) {
    Map<TopicPartition, Long> before = lagging;
    Map<TopicPartition, Long> now = new HashMap<>();
    consumer
        .endOffsets(consumer.assignment())
        .forEach((partition, end) -> {
          long position = consumer.position(partition);
          if (position < end) {
            now.put(partition, position);
          }
        });
    lagging = now;
    return now.entrySet().stream().anyMatch(before.entrySet()::contains);
  }
}

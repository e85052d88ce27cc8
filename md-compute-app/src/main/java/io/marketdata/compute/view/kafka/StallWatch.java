package io.marketdata.compute.view.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.kafka.receiver.KafkaReceiver;

/**
 * Ends a stream of records that is asked for more, has more in its log, and has brought nothing for
 * a while.
 */
final class StallWatch {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final KafkaReceiver<byte[], byte[]> receiver;
  private final Scheduler timer;
  private final AtomicLong wanted = new AtomicLong();
  private final AtomicLong brought = new AtomicLong();

  /** How much had been brought when it was looked at last. */
  private long seen = -1;

  StallWatch(KafkaReceiver<byte[], byte[]> receiver, Scheduler timer) {
    this.receiver = receiver;
    this.timer = timer;
  }

  <T> Flux<T> over(Flux<T> records) {
    Flux<T> watched = records.doOnRequest(wanted::addAndGet).doOnNext(record -> count());
    Mono<T> stalled =
        Flux.interval(PATIENCE, PATIENCE, timer)
            .onBackpressureDrop()
            .concatMap(tick -> look(), 1)
            .filter(Boolean::booleanValue)
            .next()
            .flatMap(stall -> Mono.error(new StalledLogException(PATIENCE)));
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
    return receiver.doOnConsumer(StallWatch::hasMore).onErrorReturn(false);
  }

  private static boolean hasMore(Consumer<byte[], byte[]> consumer) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      if (consumer.position(end.getKey()) < end.getValue()) {
        return true;
      }
    }
    return false;
  }
}

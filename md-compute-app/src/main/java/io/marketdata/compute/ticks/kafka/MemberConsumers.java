package io.marketdata.compute.ticks.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jspecify.annotations.Nullable;
import reactor.kafka.receiver.ReceiverOptions;
import reactor.kafka.receiver.internals.ConsumerFactory;

/**
 * Makes the one consumer of a receiver and keeps hold of it, because the receiver's own view of it
 * has no group metadata.
 */
final class MemberConsumers extends ConsumerFactory {

  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable Consumer<?, ?> real;

  @Override
  public <K, V> Consumer<K, V> createConsumer(ReceiverOptions<K, V> options) {
    KafkaConsumer<K, V> consumer =
        new KafkaConsumer<>(
            options.consumerProperties(), options.keyDeserializer(), options.valueDeserializer()) {
          @Override
          @SuppressWarnings("deprecation") // it is the one that the receiver calls
          public void close(Duration timeout) {
            try {
              super.close(timeout);
            } finally {
              closed.countDown();
            }
          }
        };
    real = consumer;
    return consumer;
  }

  /** The group's metadata; on the consumer's own thread, inside an assign listener. */
  ConsumerGroupMetadata groupMetadata() {
    Consumer<?, ?> consumer = real;
    if (consumer == null) {
      throw new IllegalStateException("the receiver has made no consumer yet");
    }
    return consumer.groupMetadata();
  }

  /** Waits until the consumer has left the group; false where it takes longer. */
  boolean awaitClosed(Duration timeout) throws InterruptedException {
    return real == null || closed.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
  }
}

package io.marketdata.kafka;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.kafka.receiver.KafkaReceiver;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class StallWatchTest {

  private static final TopicPartition PLACE = new TopicPartition("log", 0);
  private static final Duration LONG = Duration.ofSeconds(31);

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
  private final Sinks.Many<String> log = Sinks.many().unicast().onBackpressureBuffer();

  @BeforeEach
  void assign() {
    consumer.assign(List.of(PLACE));
    consumer.updateEndOffsets(Map.of(PLACE, 8L));
    consumer.seek(PLACE, 5);
  }

  @Test
  void shouldEndAReceiverThatOwesRecordsAndBringsNone() {
    StepVerifier.withVirtualTime(this::watched)
        // when
        .then(() -> log.tryEmitNext("first"))
        .expectNext("first")
        // then
        .thenAwait(LONG)
        .verifyError(StalledReceiverException.class);
  }

  @Test
  void shouldLetAReceiverBeThatStandsAtItsLogsEnd() {
    // given
    consumer.seek(PLACE, 8);
    // when
    StepVerifier.withVirtualTime(this::watched)
        // then
        .expectSubscription()
        .expectNoEvent(LONG)
        .thenCancel()
        .verify();
  }

  @Test
  void shouldLetAReceiverBeThatIsAskedForNothing() {
    StepVerifier.withVirtualTime(this::watched, 0)
        // when
        .expectSubscription()
        // then
        .expectNoEvent(LONG)
        .thenCancel()
        .verify();
  }

  @Test
  void shouldLetAReceiverBeThatMoves() {
    StepVerifier.withVirtualTime(this::watched)
        // when
        .expectSubscription()
        .thenAwait(Duration.ofSeconds(25))
        .then(() -> consumer.seek(PLACE, 6))
        // then
        .expectNoEvent(Duration.ofSeconds(10))
        .thenCancel()
        .verify();
  }

  private Flux<String> watched() {
    return new StallWatch(receiver(), VirtualTimeScheduler.get()).over(log.asFlux());
  }

  /** A receiver of which only the consumer is used. */
  @SuppressWarnings("unchecked")
  private KafkaReceiver<byte[], byte[]> receiver() {
    return (KafkaReceiver<byte[], byte[]>)
        Proxy.newProxyInstance(
            KafkaReceiver.class.getClassLoader(),
            new Class<?>[] {KafkaReceiver.class},
            (proxy, method, arguments) -> {
              Function<Consumer<byte[], byte[]>, Object> use =
                  (Function<Consumer<byte[], byte[]>, Object>) arguments[0];
              return Mono.fromCallable(() -> use.apply(consumer));
            });
  }
}

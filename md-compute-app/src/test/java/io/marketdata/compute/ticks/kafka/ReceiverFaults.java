package io.marketdata.compute.ticks.kafka;

import io.marketdata.compute.ticks.TickSource;
import java.lang.reflect.Field;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import reactor.kafka.receiver.KafkaReceiver;

/** Brings the receiver of a source into the state in which it gets stuck. */
public final class ReceiverFaults {

  private ReceiverFaults() {}

  /**
   * Pauses what the consumer has, as a rebalance under backpressure has been seen to leave it:
   * nobody resumes it, although more is asked for.
   */
  public static void pause(TickSource source) {
    KafkaReceiver<?, ?> receiver =
        (KafkaReceiver<?, ?>) field(field(source, "receiver"), "receiver");
    receiver
        .doOnConsumer(consumer -> {
          pauseAll(consumer);
          return true;
        })
        .block(Duration.ofSeconds(30));
  }

  private static void pauseAll(Consumer<?, ?> consumer) {
    consumer.pause(consumer.assignment());
  }

  private static Object field(Object owner, String name) {
    try {
      Field field = owner.getClass().getDeclaredField(name);
      field.setAccessible(true);
      return field.get(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}

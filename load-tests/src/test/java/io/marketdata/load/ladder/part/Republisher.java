package io.marketdata.load.ladder.part;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Sends each record of one topic to the same partition of another one, unread. */
public final class Republisher {

  private Republisher() {}

  /**
   * Runs until it is stopped.
   *
   * @param args bootstrap, topic to read, topic to write, partitions of both
   */
  public static void main(String[] args) throws Exception {
    BareKafka kafka = new BareKafka(args[0], "republisher");
    AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    Signals signals = new Signals();
    try (KafkaConsumer<byte[], byte[]> consumer =
            kafka.consumer(args[1], Integer.parseInt(args[3]));
        KafkaProducer<byte[], byte[]> producer = kafka.producer()) {
      producer.partitionsFor(args[2]);
      signals.ready("");
      signals.awaitGo();
      while (failure.get() == null) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          var _ =
              producer.send(
                  new ProducerRecord<>(args[2], record.partition(), null, record.value()),
                  (_, failed) -> {
                    if (failed != null) {
                      failure.compareAndSet(null, failed);
                    }
                  });
        }
      }
    }
    throw new IllegalStateException("a record could not be sent", failure.get());
  }
}

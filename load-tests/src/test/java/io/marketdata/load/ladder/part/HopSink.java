package io.marketdata.load.ladder.part;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Reads a topic and counts its records. */
public final class HopSink {

  private HopSink() {}

  /**
   * Runs until it is stopped.
   *
   * @param args bootstrap, topic, partitions
   */
  public static void main(String[] args) throws Exception {
    Signals signals = new Signals();
    AtomicLong records = new AtomicLong();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new BareKafka(args[0], "sink").consumer(args[1], Integer.parseInt(args[2]))) {
      signals.report(records::get);
      signals.ready("");
      signals.awaitGo();
      while (true) {
        records.addAndGet(consumer.poll(Duration.ofSeconds(1)).count());
      }
    }
  }
}

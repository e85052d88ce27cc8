package io.marketdata.load.ladder.part;

import io.marketdata.load.ladder.market.SeededMarket;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends the market's frames, made before, over and over for some seconds. */
public final class HopSource {

  private static final int ROUNDS = 20;

  @SuppressWarnings("ArrayRecordComponent") // the bytes are sent, never compared
  private record Frame(int partition, byte[] value, int ticks) {}

  private HopSource() {}

  /**
   * Runs once.
   *
   * @param args bootstrap, topic, partitions, symbols, ticks of a frame, seed, seconds
   */
  public static void main(String[] args) throws Exception {
    int partitions = Integer.parseInt(args[2]);
    List<Frame> frames = new ArrayList<>();
    SeededMarket market =
        new SeededMarket(
            Integer.parseInt(args[3]),
            partitions,
            Integer.parseInt(args[4]),
            Long.parseLong(args[5]),
            0,
            0,
            (partition, value, ticks) -> frames.add(new Frame(partition, value, ticks)));
    for (int i = 0; i < ROUNDS; i++) {
      market.round();
    }
    Signals signals = new Signals();
    try (KafkaProducer<byte[], byte[]> producer = new BareKafka(args[0], "hop").producer()) {
      producer.partitionsFor(args[1]);
      signals.ready("");
      signals.awaitGo();
      send(producer, args[1], frames, Long.parseLong(args[6]) * 1_000_000_000L, signals);
    }
    signals.awaitStop();
  }

  private static void send(
      KafkaProducer<byte[], byte[]> producer,
      String topic,
      List<Frame> frames,
      long nanos,
      Signals signals) {
    long begin = System.nanoTime();
    long sent = 0;
    long ticks = 0;
    while (System.nanoTime() - begin < nanos) {
      for (Frame frame : frames) {
        var _ = producer.send(new ProducerRecord<>(topic, frame.partition, null, frame.value));
        sent++;
        ticks += frame.ticks;
      }
    }
    producer.flush();
    signals.done(sent + " " + ticks);
  }
}

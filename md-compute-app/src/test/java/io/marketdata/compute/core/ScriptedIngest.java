package io.marketdata.compute.core;

import io.marketdata.compute.epoch.OldEpoch;
import io.marketdata.instrument.Instrument;
import io.marketdata.kafka.Commands;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.wire.Partitions;
import io.marketdata.wire.Topics;
import io.marketdata.wire.sbe.LineState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * One source that resends, dealt to the partitions of the epoch in force, and beside it a core that
 * gets the same in one partition and never sees another epoch.
 */
final class ScriptedIngest implements AutoCloseable {

  static final String SOURCE = "test";
  private static final long STEP = 7_000_000_000L;

  private final KafkaSettings settings;
  private final List<Instrument> instruments;
  private final Random random;
  private final KafkaProducer<byte[], byte[]> producer;
  private final CoreRun lone = new CoreRun();
  private final TickScript loneScript = new TickScript(SOURCE);
  private final List<Update> loneUpdates = new ArrayList<>();
  private final List<TickScript> scripts = new ArrayList<>();
  private OldEpoch epoch = new OldEpoch(1, 1);
  private long number;
  private long time;
  private int starts;

  ScriptedIngest(KafkaSettings settings, List<Instrument> instruments, long seed) {
    this.settings = settings;
    this.instruments = List.copyOf(instruments);
    this.random = new Random(seed);
    Map<String, Object> properties = new HashMap<>(settings.producer());
    properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    producer = new KafkaProducer<>(properties);
    long now = System.currentTimeMillis() * 1_000_000;
    time = now - now % 86_400_000_000_000L - 20 * 3_600_000_000_000L;
  }

  long number() {
    return number;
  }

  /** Starts the source under a new term of the epoch in force. */
  void start() {
    long term;
    try (Commands commands = Commands.open(settings)) {
      var inForce = commands.read().requireEpoch();
      epoch = new OldEpoch(inForce.epoch(), inForce.partitions());
      term = commands.appendStart(SOURCE, epoch.number(), "script").block(Duration.ofSeconds(20));
    }
    scripts.clear();
    for (int partition = 0; partition < epoch.partitions(); partition++) {
      TickScript script = new TickScript(SOURCE).epoch(epoch.number()).term(term);
      scripts.add(script);
      script.line(LineState.LIVE).reference(of(partition));
      send(partition);
    }
    loneScript.term(++starts);
    apply(loneScript.line(LineState.LIVE).reference(instruments.toArray(Instrument[]::new)));
  }

  /** Some steps: a trade of every instrument at one time each, and then everybody's watermark. */
  void run(int steps) {
    for (int i = 0; i < steps; i++) {
      time += STEP;
      for (Instrument instrument : instruments) {
        trade(instrument, 9_000 + random.nextInt(2_000), 1 + random.nextInt(50));
      }
      watermark();
    }
  }

  void trade(Instrument instrument, long price, long size) {
    number++;
    int partition = Partitions.of(instrument.symbol(), epoch.partitions());
    scripts.get(partition).number(number - 1).trade(instrument, time, price, size);
    send(partition);
    apply(loneScript.number(number - 1).trade(instrument, time, price, size));
  }

  void watermark() {
    for (int partition = 0; partition < scripts.size(); partition++) {
      scripts.get(partition).watermark(time, number);
      send(partition);
    }
    apply(loneScript.watermark(time, number));
  }

  /** What the owner of a partition writes while the source is mute. */
  void close(int partition, long after, Duration ahead) {
    scripts.get(partition).ownerClose(time + ahead.toNanos(), after);
    send(partition);
  }

  /** What an ingest says when the epoch is ending. */
  void end() {
    watermark();
    for (int partition = 0; partition < scripts.size(); partition++) {
      scripts.get(partition).line(LineState.DOWN);
      send(partition);
    }
    apply(loneScript.line(LineState.DOWN));
  }

  /** By symbol, what the core said that never saw another epoch. */
  Map<String, List<String>> expected() {
    return bySymbol(loneUpdates);
  }

  static Map<String, List<String>> bySymbol(List<Update> updates) {
    Map<String, List<String>> texts = new TreeMap<>();
    for (Update update : updates) {
      if (!update.symbol().isEmpty()) {
        texts
            .computeIfAbsent(update.symbol(), symbol -> new ArrayList<>())
            .add(update.seq() + " " + update);
      }
    }
    return texts;
  }

  Instrument[] of(int partition) {
    return instruments.stream()
        .filter(one -> Partitions.of(one.symbol(), epoch.partitions()) == partition)
        .toArray(Instrument[]::new);
  }

  @Override
  public void close() {
    producer.close();
  }

  private void send(int partition) {
    byte[] frame = scripts.get(partition).frame(time);
    try {
      producer
          .send(new ProducerRecord<>(Topics.ticks(epoch.number()), partition, null, frame))
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void apply(TickScript script) {
    loneUpdates.addAll(lone.apply(script.frame(time)));
  }
}

package io.marketdata.load.ladder.market;

import io.marketdata.kafka.Commands;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** md.ticks of the first epoch, filled before anything is measured, and longer when told so. */
public final class FilledLog implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int BATCH_BYTES = 512 << 10;

  private final KafkaProducer<byte[], byte[]> producer;
  private final SeededMarket market;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private long ticks;
  private long frames;
  private long bytes;

  /**
   * Starts a source and gives every partition its definitions.
   *
   * @param settings of a Kafka whose first epoch is in force
   */
  public FilledLog(
      KafkaSettings settings, int symbols, int partitions, int messagesOfAFrame, long seed) {
    long term = start(settings);
    Map<String, Object> properties = new HashMap<>(settings.producer());
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    producer = new KafkaProducer<>(properties);
    Instant yesterday = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.DAYS);
    market =
        new SeededMarket(
            symbols,
            partitions,
            messagesOfAFrame,
            seed,
            Math.multiplyExact(yesterday.getEpochSecond(), 1_000_000_000L),
            term,
            this::send);
    market.begin();
  }

  private static long start(KafkaSettings settings) {
    try (Commands commands = Commands.open(settings)) {
      Long term =
          commands.appendStart(SeededMarket.SOURCE, Topics.FIRST_EPOCH, "load-tests").block(LIMIT);
      return term == null ? 0 : term;
    }
  }

  /** Appends whole rounds until there are so many ticks, and waits for the log to have them. */
  public void fill(long wanted) {
    while (ticks < wanted) {
      market.round();
    }
    flush();
  }

  /** Appends a tick of every symbol; how many these are. */
  public int everything() {
    int more = market.everything();
    flush();
    return more;
  }

  /** Ticks so far. */
  public long ticks() {
    return ticks;
  }

  /** Records so far: the sum of the partitions' ends. */
  public long length() {
    return frames;
  }

  /** Bytes of the records so far. */
  public long bytes() {
    return bytes;
  }

  private void send(int partition, byte[] record, int count) {
    var _ =
        producer.send(
            new ProducerRecord<>(Topics.ticks(Topics.FIRST_EPOCH), partition, null, record),
            (_, failed) -> {
              if (failed != null) {
                failure.compareAndSet(null, failed);
              }
            });
    ticks += count;
    frames++;
    bytes += record.length;
  }

  private void flush() {
    producer.flush();
    Exception failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException("the log could not be filled", failed);
    }
  }

  @Override
  public void close() {
    producer.close(LIMIT);
  }
}

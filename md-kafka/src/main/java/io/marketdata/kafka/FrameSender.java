package io.marketdata.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.kafka.sender.KafkaSender;
import reactor.kafka.sender.SenderOptions;
import reactor.kafka.sender.SenderRecord;
import reactor.kafka.sender.SenderResult;
import reactor.kafka.sender.internals.DefaultKafkaSender;
import reactor.kafka.sender.internals.ProducerFactory;

/**
 * Sends frames to the partitions of one topic through one idempotent producer. Every partition has
 * lanes of its own (see {@link FrameLane}); an error that is neither passing nor about one record
 * ends all of them, and the user opens another sender. Thread-safe; only {@link #close} blocks.
 */
public final class FrameSender implements AutoCloseable {

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  /**
   * A batch holds one frame. The client keeps buffers of this size for the next one, and makes a
   * new one for each frame that is larger, so most frames are to be smaller.
   */
  private static final int BATCH_BYTES = 64 << 10;

  /** Of all partitions: enough for a frame in flight in each of a thousand. */
  private static final long MEMORY_BYTES = 64L << 20;

  private static final Set<Class<? extends KafkaException>> SURVIVED =
      Set.of(
          RetriableException.class,
          RecordTooLargeException.class,
          RecordBatchTooLargeException.class,
          InvalidRecordException.class,
          PolicyViolationException.class,
          SerializationException.class);
  private static final int MAX_CAUSES = 16;

  private final String topic;
  private final SendLimits limits;
  private final SendMetrics metrics;
  private final KafkaSender<byte[], byte[]> sender;
  private final Set<FrameLane> lanes = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Throwable ended;

  private FrameSender(
      String topic, SendLimits limits, SendMetrics metrics, KafkaSender<byte[], byte[]> sender) {
    this.topic = topic;
    this.limits = limits;
    this.metrics = metrics;
    this.sender = sender;
  }

  /** Opens a sender; its producer connects with the first frame. */
  public static FrameSender open(
      KafkaSettings settings, String topic, SendLimits limits, SendMetrics metrics) {
    return open(settings, topic, limits, metrics, ProducerFactory.INSTANCE);
  }

  static FrameSender open(
      KafkaSettings settings,
      String topic,
      SendLimits limits,
      SendMetrics metrics,
      ProducerFactory producers) {
    Map<String, Object> properties = settings.producer();
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, MEMORY_BYTES);
    SenderOptions<byte[], byte[]> options =
        SenderOptions.<byte[], byte[]>create(properties)
            .maxInFlight(1)
            .stopOnError(true)
            .closeTimeout(CLOSE_TIMEOUT);
    return new FrameSender(topic, limits, metrics, new DefaultKafkaSender<>(producers, options));
  }

  /** Opens a lane to a partition; the caller closes it, and has one at a time for a partition. */
  public FrameLane lane(int partition) {
    lanes.removeIf(FrameLane::hasEnded);
    FrameLane lane = new FrameLane(topic, partition, limits, metrics, this::transmit);
    lanes.add(lane);
    Throwable failure = ended;
    if (failure != null) {
      lane.fail(failure);
    }
    return lane;
  }

  /** Whether an error has ended the producer; lanes opened from now on have ended too. */
  public boolean hasEnded() {
    return ended != null;
  }

  /** Ends every lane and the producer; blocks for at most two seconds. */
  @Override
  public void close() {
    end(new KafkaException("the sender of " + topic + " was closed"));
    sender.close();
  }

  private Mono<Sent> transmit(int partition, byte[] frame) {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, partition, null, frame);
    return sender
        .send(Mono.just(SenderRecord.create(record, partition)))
        .next()
        .map(FrameSender::sent)
        .doOnError(FrameSender::isFatal, this::end);
  }

  private void end(Throwable failure) {
    if (ended == null) {
      ended = failure;
    }
    lanes.forEach(lane -> lane.fail(failure));
    lanes.removeIf(FrameLane::hasEnded);
  }

  private static Sent sent(SenderResult<Integer> result) {
    RecordMetadata metadata = result.recordMetadata();
    return new Sent(metadata.offset(), metadata.timestamp());
  }

  /**
   * What is neither passing nor about one record ends the sender: a producer that could not even be
   * made is kept by the client and would fail every frame to come.
   */
  private static boolean isFatal(Throwable failure) {
    boolean isKnown = false;
    @Nullable Throwable one = failure;
    for (int depth = 0; one != null && depth < MAX_CAUSES; depth++) {
      if (one instanceof KafkaException) {
        isKnown = true;
        if (!isSurvived(one)) {
          return true;
        }
      }
      one = one.getCause();
    }
    return !isKnown;
  }

  private static boolean isSurvived(Throwable failure) {
    return SURVIVED.stream().anyMatch(type -> type.isInstance(failure));
  }
}

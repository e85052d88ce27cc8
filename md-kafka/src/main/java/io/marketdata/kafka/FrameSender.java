package io.marketdata.kafka;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
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
 * lanes of its own (see {@link FrameLane}); an error that the producer does not survive ends all of
 * them, and the user opens another sender. Thread-safe; only {@link #close} blocks.
 */
public final class FrameSender implements AutoCloseable {

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
  private static final Set<Class<? extends KafkaException>> FATAL =
      Set.of(
          ProducerFencedException.class,
          InvalidProducerEpochException.class,
          OutOfOrderSequenceException.class,
          UnsupportedVersionException.class,
          AuthenticationException.class,
          AuthorizationException.class);

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
    SenderOptions<byte[], byte[]> options =
        SenderOptions.<byte[], byte[]>create(settings.producer())
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

  private static boolean isFatal(Throwable failure) {
    return FATAL.stream().anyMatch(type -> type.isInstance(failure));
  }
}

package io.marketdata.kafka;

import io.marketdata.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.kafka.receiver.KafkaReceiver;
import reactor.kafka.receiver.ReceiverOptions;
import reactor.kafka.receiver.ReceiverRecord;
import reactor.util.retry.Retry;

/**
 * md.commands: starts of sources and the epoch in force. Thread-safe; {@link #read} and {@link
 * #close} block. An append that fails leaves the next one a chance: a producer that an error has
 * ended is replaced.
 */
public final class Commands implements AutoCloseable {

  private static final int PARTITION = 0;
  private static final Duration FIRST_RETRY = Duration.ofMillis(200);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(10);

  private final KafkaSettings settings;
  private final Supplier<FrameSender> senders;
  private FrameSender sender;
  private boolean closed;

  Commands(KafkaSettings settings, Supplier<FrameSender> senders) {
    this.settings = settings;
    this.senders = senders;
    sender = senders.get();
  }

  /** Opens the topic, which has to exist. */
  public static Commands open(KafkaSettings settings) {
    return new Commands(
        settings,
        () -> FrameSender.open(settings, Topics.COMMANDS, SendLimits.DEFAULT, SendMetrics.NONE));
  }

  /** Reads every command up to the present end. Blocks. */
  public CommandState read() {
    CommandState[] state = {CommandState.EMPTY};
    try (PartitionLog log =
        PartitionLog.open(settings, Topics.COMMANDS, PARTITION, Visibility.COMMITTED)) {
      log.readAll(batch -> batch.forEach(r -> state[0] = state[0].with(decode(r))));
    }
    return state[0];
  }

  /**
   * Appends the start of a source.
   *
   * @return the source's term in this epoch
   */
  public Mono<Long> appendStart(String source, long epoch, String instance) {
    return append(CommandCodec.start(source, epoch, instance));
  }

  /** Appends the epoch that is in force from here on, and gives its offset. */
  public Mono<Long> appendEpoch(long epoch, int partitions, String reason) {
    return append(CommandCodec.epochInForce(epoch, partitions, reason));
  }

  /**
   * Every command from an offset on, without an end. A broken connection is tried again with a
   * growing delay of at most 10 s, from behind the last command given; the stream never fails.
   */
  public Flux<Command> watch(long from) {
    return Flux.defer(() -> {
      AtomicLong next = new AtomicLong(from);
      return Flux.defer(() -> receive(next.get()))
          .doOnNext(command -> next.set(command.offset() + 1))
          .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_RETRY).maxBackoff(LONGEST_RETRY));
    });
  }

  @Override
  public void close() {
    FrameSender last;
    synchronized (this) {
      closed = true;
      last = sender;
    }
    last.close();
  }

  private Mono<Long> append(byte[] record) {
    return Mono.using(this::lane, lane -> lane.send(record).map(Sent::offset), FrameLane::close);
  }

  /** A lane of the sender, which is replaced where an error has ended it. */
  private synchronized FrameLane lane() {
    if (sender.hasEnded() && !closed) {
      FrameSender former = sender;
      Thread.ofVirtual().name("command-sender-close").start(former::close);
      sender = senders.get();
    }
    return sender.lane(PARTITION);
  }

  private Flux<Command> receive(long from) {
    ReceiverOptions<byte[], byte[]> options =
        ReceiverOptions.<byte[], byte[]>create(settings.consumer(Visibility.COMMITTED))
            .commitInterval(Duration.ZERO)
            .commitBatchSize(0)
            .assignment(List.of(new TopicPartition(Topics.COMMANDS, PARTITION)))
            .addAssignListener(assigned -> assigned.forEach(p -> p.seek(from)));
    return KafkaReceiver.create(options).receive().map(Commands::decode);
  }

  private static Command decode(ReceiverRecord<byte[], byte[]> record) {
    return CommandCodec.decode(record.offset(), record.value());
  }

  private static Command decode(LogRecord record) {
    return CommandCodec.decode(record.offset(), record.value());
  }
}

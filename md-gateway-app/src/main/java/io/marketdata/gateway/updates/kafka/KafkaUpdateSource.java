package io.marketdata.gateway.updates.kafka;

import io.marketdata.gateway.updates.LogBounds;
import io.marketdata.gateway.updates.UpdateRecord;
import io.marketdata.gateway.updates.UpdateSource;
import io.marketdata.gateway.updates.UpdatesUnreadableException;
import io.marketdata.kafka.Command;
import io.marketdata.kafka.CommandState;
import io.marketdata.kafka.Commands;
import io.marketdata.kafka.EpochUnknownException;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.LogStalledException;
import io.marketdata.kafka.StallWatch;
import io.marketdata.kafka.Visibility;
import io.marketdata.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.kafka.receiver.KafkaReceiver;
import reactor.kafka.receiver.ReceiverOptions;
import reactor.kafka.receiver.ReceiverRecord;

/**
 * {@code md.updates} of the epoch in force, read by assignment: there is no group, nothing is
 * committed, every replica reads everything that it asks for.
 */
final class KafkaUpdateSource implements UpdateSource {

  private static final byte[] NOTHING = {};

  private final KafkaSettings settings;
  private final Duration patience;

  /** Behind the last command that was read. */
  private volatile long commandsRead;

  /** A source that waits for the broker's answers no longer than given. */
  KafkaUpdateSource(KafkaSettings settings, Duration patience) {
    this.settings = settings;
    this.patience = patience;
  }

  @Override
  public UpdateLog log() {
    Command.EpochInForce epoch = epoch();
    List<TopicPartition> partitions = new ArrayList<>();
    for (int p = 0; p < epoch.partitions(); p++) {
      partitions.add(new TopicPartition(Topics.updates(epoch.epoch()), p));
    }
    try (Admin admin = Admin.create(settings.admin())) {
      Map<TopicPartition, ListOffsetsResultInfo> begins =
          offsets(admin, partitions, OffsetSpec.earliest());
      Map<TopicPartition, ListOffsetsResultInfo> ends =
          offsets(admin, partitions, OffsetSpec.latest());
      List<LogBounds> bounds = new ArrayList<>();
      for (TopicPartition partition : partitions) {
        bounds.add(bounds(begins.get(partition), ends.get(partition)));
      }
      return new UpdateLog(epoch.epoch(), bounds);
    }
  }

  @Override
  public Flow.Publisher<UpdateRecord> read(long epoch, Map<Integer, Long> starts) {
    Map<TopicPartition, Long> places = new HashMap<>();
    starts.forEach((p, offset) -> places.put(new TopicPartition(Topics.updates(epoch), p), offset));
    ReceiverOptions<byte[], byte[]> options =
        ReceiverOptions.<byte[], byte[]>create(settings.consumer(Visibility.ALL))
            .commitInterval(Duration.ZERO)
            .commitBatchSize(0)
            .assignment(places.keySet())
            .addAssignListener(assigned ->
                assigned.forEach(
                    partition -> partition.seek(place(places, partition.topicPartition()))));
    return JdkFlowAdapter.publisherToFlowPublisher(
        Flux.defer(() -> {
          KafkaReceiver<byte[], byte[]> receiver = KafkaReceiver.create(options);
          StallWatch watch = new StallWatch(receiver, Schedulers.parallel());
          return receiver.receive(1).map(KafkaUpdateSource::record).transform(watch::over);
        }));
  }

  @Override
  public EpochWatch watchEpoch(long epoch, LongConsumer raised) {
    Commands commands = Commands.open(settings);
    Disposable watching =
        commands
            .watch(commandsRead)
            .ofType(Command.EpochInForce.class)
            .map(Command.EpochInForce::epoch)
            .filter(other -> other > epoch)
            .next()
            .subscribe(raised::accept);
    return () -> {
      watching.dispose();
      commands.close();
    };
  }

  private Command.EpochInForce epoch() {
    try (Commands commands = Commands.open(settings)) {
      CommandState state = commands.read();
      commandsRead = state.nextOffset();
      return state.requireEpoch();
    } catch (EpochUnknownException | LogStalledException | KafkaException e) {
      throw new UpdatesUnreadableException(
          Topics.COMMANDS + " cannot be read at " + settings.bootstrapServers() + ": " + e, e);
    }
  }

  private Map<TopicPartition, ListOffsetsResultInfo> offsets(
      Admin admin, List<TopicPartition> partitions, OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> question = new HashMap<>();
    partitions.forEach(partition -> question.put(partition, which));
    try {
      return admin.listOffsets(question).all().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new UpdatesUnreadableException("no offsets of " + partitions.getFirst(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UpdatesUnreadableException("interrupted", e);
    }
  }

  private static LogBounds bounds(
      @Nullable ListOffsetsResultInfo begin, @Nullable ListOffsetsResultInfo end) {
    if (begin == null || end == null) {
      throw new UpdatesUnreadableException("a partition has no offsets", null);
    }
    return new LogBounds(begin.offset(), end.offset());
  }

  private static long place(Map<TopicPartition, Long> places, TopicPartition partition) {
    Long offset = places.get(partition);
    if (offset == null) {
      throw new IllegalStateException("assigned without having been asked for: " + partition);
    }
    return offset;
  }

  private static UpdateRecord record(ReceiverRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    return new UpdateRecord(record.partition(), record.offset(), value == null ? NOTHING : value);
  }
}

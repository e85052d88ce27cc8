package io.marketdata.compute.ticks.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.compute.core.CoreMetrics;
import io.marketdata.compute.core.PartitionCore;
import io.marketdata.compute.ticks.Membership;
import io.marketdata.compute.ticks.TickListener;
import io.marketdata.compute.ticks.TickRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.kafka.receiver.ReceiverOffset;
import reactor.kafka.receiver.ReceiverOptions;
import reactor.kafka.receiver.ReceiverRecord;

class TickReceiverTest {

  private static final String TOPIC = "md.ticks.1";

  private final Noted listener = new Noted();
  private final List<Throwable> failures = new ArrayList<>();
  private final TickReceiver receiver =
      new TickReceiver(
          TOPIC,
          ReceiverOptions.<byte[], byte[]>create(
                  Map.of("bootstrap.servers", "localhost:1", "group.id", "test"))
              .withKeyDeserializer(new ByteArrayDeserializer())
              .withValueDeserializer(new ByteArrayDeserializer()),
          new Demand(8),
          listener,
          failures::add);

  @Test
  void shouldHandARecordWithoutAValueOnAsAnEmptyOne() {
    // when
    Flux.just(record(0, null), record(1, new byte[] {1}))
        .concatWith(Flux.never())
        .subscribe(receiver);

    // then
    assertThat(listener.records).extracting(TickRecord::offset).containsExactly(0L, 1L);
    assertThat(listener.records.getFirst().frame()).isEmpty();
    assertThat(failures).isEmpty();
  }

  @Test
  void shouldLetTheCorePassOverARecordWithoutAValue() {
    // given
    Flux.just(record(0, null)).concatWith(Flux.never()).subscribe(receiver);
    PartitionCore core = new PartitionCore(0, 1, CoreMetrics.none());

    // when
    List<byte[]> updates = core.apply(0, 0, listener.records.getFirst().frame());

    // then
    assertThat(updates).isEmpty();
    assertThat(core.nextOffset()).isEqualTo(1);
  }

  private static ReceiverRecord<byte[], byte[]> record(long offset, byte @Nullable [] value) {
    return new ReceiverRecord<>(
        new ConsumerRecord<>(TOPIC, 0, offset, null, value), new NoOffset());
  }

  private static final class NoOffset implements ReceiverOffset {
    @Override
    public TopicPartition topicPartition() {
      return new TopicPartition(TOPIC, 0);
    }

    @Override
    public long offset() {
      return 0;
    }

    @Override
    public void acknowledge() {}

    @Override
    public Mono<Void> commit() {
      return Mono.empty();
    }
  }

  private static final class Noted implements TickListener {
    private final List<TickRecord> records = new ArrayList<>();

    @Override
    public void assigned(Collection<Integer> partitions, Membership membership) {}

    @Override
    public void revoked(Collection<Integer> partitions) {}

    @Override
    public void record(TickRecord record) {
      records.add(record);
    }

    @Override
    public void logEnd(int partition, long end) {}
  }
}

package io.marketdata.standalone.drain;

import io.marketdata.kafka.KafkaSettings;
import io.marketdata.wire.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Asks Kafka for the ends of the logs. Blocks. */
public final class KafkaLogEnds implements LogEnds {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final KafkaSettings settings;
  private final long epoch;
  private final int partitions;

  /** Of one epoch. */
  public KafkaLogEnds(KafkaSettings settings, long epoch, int partitions) {
    this.settings = settings;
    this.epoch = epoch;
    this.partitions = partitions;
  }

  @Override
  public Map<Integer, Long> ticks() {
    return of(Topics.ticks(epoch));
  }

  @Override
  public Map<Integer, Long> updates() {
    return of(Topics.updates(epoch));
  }

  private Map<Integer, Long> of(String topic) {
    Map<TopicPartition, OffsetSpec> wanted =
        IntStream.range(0, partitions)
            .boxed()
            .collect(Collectors.toMap(p -> new TopicPartition(topic, p), _ -> OffsetSpec.latest()));
    try (Admin admin = Admin.create(settings.admin())) {
      Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> ends =
          admin.listOffsets(wanted).all().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      return ends.entrySet().stream()
          .collect(Collectors.toMap(e -> e.getKey().partition(), e -> e.getValue().offset()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DrainFailedException("interrupted while the ends of the logs were looked up");
    } catch (ExecutionException | TimeoutException e) {
      throw new DrainFailedException("Kafka does not tell the end of " + topic + ": " + e);
    }
  }
}

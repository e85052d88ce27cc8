package io.marketdata.compute.checkpoint.kafka;

import io.marketdata.compute.checkpoint.CheckpointFailedException;
import io.marketdata.compute.checkpoint.CheckpointSession;
import io.marketdata.compute.checkpoint.Checkpoints;
import io.marketdata.compute.checkpoint.Claim;
import io.marketdata.compute.checkpoint.ClaimWithdrawnException;
import io.marketdata.compute.ticks.Membership;
import io.marketdata.compute.ticks.kafka.KafkaMembership;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.wire.Topics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;

/**
 * Checkpoints of one epoch in the compacted state topic. Each session has a transactional producer
 * of its own, named after the partition, so that the broker refuses the partition's former owner.
 */
public final class KafkaCheckpoints implements Checkpoints {

  private static final int MAX_REQUEST_BYTES = 1 << 20;

  /** A whole state goes out in hundreds of requests, not in ten thousand. */
  private static final int BATCH_BYTES = 256 * 1024;

  private final KafkaSettings settings;
  private final long epoch;
  private final Admin admin;

  /** Checkpoints in the topics of an epoch. */
  public KafkaCheckpoints(KafkaSettings settings, long epoch) {
    this.settings = settings;
    this.epoch = epoch;
    this.admin = Admin.create(settings.admin());
  }

  @Override
  public CheckpointSession open(int partition, Membership membership, Claim claim) {
    if (!(membership instanceof KafkaMembership member)) {
      throw new IllegalArgumentException("a membership of the Kafka source is needed");
    }
    String id = transactionalId(settings, epoch, partition);
    Map<String, Object> properties = settings.withClientId(id).transactionalProducer(id);
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(properties);
    try {
      claim.takeOver(producer::initTransactions, () -> closeAside(producer));
    } catch (ClaimWithdrawnException e) {
      producer.close(Duration.ZERO);
      throw e;
    } catch (KafkaException | IllegalStateException e) {
      producer.close(Duration.ZERO);
      throw new CheckpointFailedException(partition, e);
    }
    CheckpointTopics topics =
        new CheckpointTopics(
            Topics.ticks(epoch), Topics.state(epoch), settings.group("compute"), partition);
    return new KafkaCheckpointSession(settings, topics, admin, producer, member.group());
  }

  /**
   * Under which a partition's owner of an epoch writes. Owners of two epochs do not refuse each
   * other.
   */
  public static String transactionalId(KafkaSettings settings, long epoch, int partition) {
    return settings.group("compute") + "-" + epoch + "-" + partition;
  }

  /** Closing waits for the producer's own thread. */
  private static void closeAside(KafkaProducer<byte[], byte[]> producer) {
    Thread.ofVirtual().name("compute-store-cancel").start(() -> producer.close(Duration.ZERO));
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}

package io.marketdata.load.check;

import io.marketdata.compute.checkpoint.StateEntry;
import io.marketdata.compute.checkpoint.StateKeys;
import io.marketdata.kafka.Command;
import io.marketdata.kafka.Commands;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.LogRecord;
import io.marketdata.kafka.PartitionLog;
import io.marketdata.kafka.Visibility;
import io.marketdata.wire.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The platform's topics as they stand, whole. Blocking. */
public final class PlatformLogs {

  private static final byte[] PARTITION = StateKeys.bytes(StateKeys.PARTITION);

  private final KafkaSettings settings;
  private final long epoch;
  private final int partitions;

  private PlatformLogs(KafkaSettings settings, long epoch, int partitions) {
    this.settings = settings;
    this.epoch = epoch;
    this.partitions = partitions;
  }

  /** Those of one epoch of a broker. */
  public static PlatformLogs of(String bootstrapServers, long epoch, int partitions) {
    KafkaSettings settings = KafkaSettings.of(bootstrapServers, "check", "check", true);
    return new PlatformLogs(settings, epoch, partitions);
  }

  /** Those of a broker; epoch and number of partitions come from the log itself. */
  public static PlatformLogs of(String bootstrapServers) {
    KafkaSettings settings = KafkaSettings.of(bootstrapServers, "check", "check", true);
    try (Commands commands = Commands.open(settings)) {
      Command.EpochInForce inForce = commands.read().requireEpoch();
      return new PlatformLogs(settings, inForce.epoch(), inForce.partitions());
    }
  }

  /** The epoch in force. */
  public long epoch() {
    return epoch;
  }

  /** Number of partitions of each topic. */
  public int partitions() {
    return partitions;
  }

  /** Ticks of a partition, from its beginning. */
  public List<LogRecord> ticks(int partition) {
    return read(Topics.ticks(epoch), partition);
  }

  /** Updates of a partition, from its beginning. */
  public List<LogRecord> updates(int partition) {
    return read(Topics.updates(epoch), partition);
  }

  /**
   * What a change of the epoch has stored for a partition to begin with: everything up to its first
   * partition record, which is written last.
   */
  List<StateEntry> begunWith(int partition) {
    List<StateEntry> entries = new ArrayList<>();
    for (LogRecord record : read(Topics.state(epoch), partition)) {
      byte[] key = Objects.requireNonNull(record.key());
      entries.add(new StateEntry(key, record.value()));
      if (Arrays.equals(key, PARTITION)) {
        break;
      }
    }
    return entries;
  }

  private List<LogRecord> read(String topic, int partition) {
    List<LogRecord> records = new ArrayList<>();
    try (PartitionLog log = PartitionLog.open(settings, topic, partition, Visibility.ALL)) {
      log.readAll(records::addAll);
    }
    return records;
  }
}

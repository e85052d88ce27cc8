package io.marketdata.compute.view.rebuild;

import io.marketdata.compute.checkpoint.StateKeys;
import io.marketdata.compute.view.StoredReference;
import io.marketdata.compute.view.UnitWrite;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.LogRecord;
import io.marketdata.kafka.PartitionLog;
import io.marketdata.kafka.Visibility;
import io.marketdata.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The definitions that a partition's checkpoint holds. */
final class KeptReference {

  private KeptReference() {}

  /** Reads them from {@code md.state}, as the view keeps them. Blocks. */
  static UnitWrite of(KafkaSettings settings, long epoch, int partition) {
    Map<String, byte[]> definitions = new LinkedHashMap<>();
    String topic = Topics.state(epoch);
    try (PartitionLog state = PartitionLog.open(settings, topic, partition, Visibility.COMMITTED)) {
      state.readAll(batch -> batch.forEach(record -> take(record, definitions)));
    }
    try {
      return StoredReference.of(definitions.values());
    } catch (IllegalArgumentException e) {
      throw new RebuildRefusedException(topic + ": " + e.getMessage());
    }
  }

  private static void take(LogRecord record, Map<String, byte[]> definitions) {
    byte[] key = record.key();
    byte[] value = record.value();
    if (key == null) {
      return;
    }
    String name = new String(key, StandardCharsets.UTF_8);
    if (!StateKeys.isDefinition(name)) {
      return;
    }
    if (value == null) {
      definitions.remove(name);
    } else {
      definitions.put(name, value);
    }
  }
}

package io.marketdata.compute.epoch;

import io.marketdata.compute.checkpoint.StateEntry;
import io.marketdata.compute.checkpoint.StateKeys;
import io.marketdata.wire.sbe.MessageHeaderDecoder;
import io.marketdata.wire.sbe.MessageHeaderEncoder;
import io.marketdata.wire.sbe.SymbolFiguresDecoder;
import io.marketdata.wire.sbe.SymbolFiguresEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What is stored of one partition of the old epoch.
 *
 * @param partition its number
 * @param record its partition record; {@link PartitionImage#EMPTY} where nothing has come yet
 * @param parts the stored parts by their keys, the partition record apart
 */
record PartitionStates(int partition, PartitionImage record, Map<String, byte[]> parts) {

  private static final String FIGURES = StateKeys.figures("");

  /** Messages of one channel that no state knows: far less than four thousand million. */
  private static final long MOST_LOST = 1L << 32;

  PartitionStates {
    parts = new TreeMap<>(parts);
  }

  /** Takes stored entries. */
  static PartitionStates of(int partition, List<StateEntry> entries) {
    Map<String, byte[]> parts = new TreeMap<>();
    for (StateEntry entry : entries) {
      byte[] value = entry.value();
      if (value != null) {
        parts.put(new String(entry.key(), StandardCharsets.UTF_8), value);
      }
    }
    byte[] record = parts.remove(StateKeys.PARTITION);
    return new PartitionStates(
        partition, record == null ? PartitionImage.EMPTY : PartitionImage.decode(record), parts);
  }

  /**
   * The same with every symbol's counters moved up, so that what is published next is not taken for
   * something that was published before and is lost: by more than that can have been.
   *
   * @param count the least that they go to: microseconds of the present
   */
  PartitionStates recounted(long count) {
    Map<String, byte[]> moved = new TreeMap<>(parts);
    moved.replaceAll((key, value) -> isFigures(key) ? recounted(value, count) : value);
    return new PartitionStates(partition, record, moved);
  }

  private static boolean isFigures(String key) {
    int slash = FIGURES.indexOf('/');
    return key.startsWith(FIGURES.substring(0, slash + 1))
        && key.endsWith(FIGURES.substring(FIGURES.lastIndexOf('/')));
  }

  private static byte[] recounted(byte[] figures, long count) {
    byte[] moved = figures.clone();
    UnsafeBuffer buffer = new UnsafeBuffer(moved);
    SymbolFiguresDecoder now =
        new SymbolFiguresDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder());
    if (now.seeded() == 0) {
      return figures;
    }
    SymbolFiguresEncoder next =
        new SymbolFiguresEncoder().wrap(buffer, MessageHeaderEncoder.ENCODED_LENGTH);
    next.tradeSeq(beyond(now.tradeSeq(), count))
        .statusSeq(beyond(now.statusSeq(), count))
        .quoteSeq(beyond(now.quoteSeq(), count))
        .depthSeq(beyond(now.depthSeq(), count))
        .minuteSeq(beyond(now.minuteSeq(), count))
        .barMinuteSeq(beyond(now.barMinuteSeq(), count))
        .barDaySeq(beyond(now.barDaySeq(), count));
    return moved;
  }

  private static long beyond(long stored, long count) {
    return Math.max(stored + MOST_LOST, count);
  }
}

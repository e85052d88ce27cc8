package io.marketdata.compute.partition;

import io.marketdata.compute.checkpoint.StateEntry;
import io.marketdata.compute.checkpoint.StateSink;
import io.marketdata.compute.core.PartitionCore;
import io.marketdata.wire.sbe.MessageHeaderEncoder;
import io.marketdata.wire.sbe.PartitionRecordEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.agrona.ExpandableArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The smallest core: a record is {@code key=amount}; it keeps a sum and a sequence number a key,
 * and an update says both. A record {@code poison} stops it; the key {@code unstorable} fails what
 * is to be stored.
 */
public final class SummingProcessor implements TickProcessor {

  private final long epoch;
  private final Map<String, long[]> sums = new TreeMap<>();
  private final Set<String> dirty = new HashSet<>();
  private long nextOffset;
  private long lastAppendTime = PartitionRecordEncoder.lastAppendTimeNullValue();
  private long lastChecksum;

  public SummingProcessor(long epoch) {
    this.epoch = epoch;
  }

  @Override
  public void load(Iterable<StateEntry> entries) {
    for (StateEntry entry : entries) {
      String key = text(entry.key());
      if (key.equals("partition")) {
        var mark = io.marketdata.compute.checkpoint.PartitionMark.decode(entry.value());
        nextOffset = mark.nextOffset();
      } else {
        String value = text(entry.value());
        int colon = value.indexOf(':');
        long count = Long.parseLong(value.substring(0, colon));
        sums.put(key.substring(2), new long[] {count, Long.parseLong(value.substring(colon + 1))});
      }
    }
  }

  @Override
  public List<byte[]> apply(long offset, long appendTimeMillis, byte[] record) {
    String text = text(record);
    if (text.equals("poison")) {
      throw new IllegalStateException("poison");
    }
    String key = text.substring(0, text.indexOf('='));
    long[] sum = sums.computeIfAbsent(key, _ -> new long[2]);
    sum[0]++;
    sum[1] += Long.parseLong(text.substring(key.length() + 1));
    dirty.add(key);
    nextOffset = offset + 1;
    lastAppendTime = appendTimeMillis * 1_000_000;
    lastChecksum = checksum(record);
    return List.of(bytes(offset + " " + key + " " + sum[0] + ":" + sum[1]));
  }

  @Override
  public long nextOffset() {
    return nextOffset;
  }

  @Override
  public void changed(StateSink sink) {
    for (String key : dirty) {
      if (key.equals("unstorable")) {
        throw new IllegalStateException(key);
      }
      long[] sum = sums.get(key);
      sink.put(bytes("s/" + key), bytes(sum[0] + ":" + sum[1]));
    }
    dirty.clear();
    sink.put(bytes("partition"), partitionRecord(epoch, nextOffset, lastAppendTime, lastChecksum));
  }

  @Override
  public void confirmed() {}

  /** What the stored states say, without the partition record. */
  public static Map<String, String> sums(List<StateEntry> entries) {
    Map<String, String> sums = new TreeMap<>();
    for (StateEntry entry : entries) {
      if (text(entry.key()).startsWith("s/")) {
        sums.put(text(entry.key()), text(entry.value()));
      }
    }
    return sums;
  }

  public static byte[] partitionRecord(
      long epoch, long nextOffset, long lastAppendNanos, long checksum) {
    ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    PartitionRecordEncoder encoder =
        new PartitionRecordEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
    encoder
        .epoch(epoch)
        .nextOffset(nextOffset)
        .lastAppendTime(lastAppendNanos)
        .lastChecksum(checksum)
        .outputVersion(PartitionCore.OUTPUT_VERSION)
        .sourcesCount(0);
    byte[] record = new byte[MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength()];
    buffer.getBytes(0, record);
    return record;
  }

  public static long checksum(byte[] record) {
    CRC32C checksum = new CRC32C();
    checksum.update(record);
    return checksum.getValue();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte @Nullable [] bytes) {
    return new String(java.util.Objects.requireNonNull(bytes), StandardCharsets.UTF_8);
  }
}

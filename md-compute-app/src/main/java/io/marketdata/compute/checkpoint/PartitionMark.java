package io.marketdata.compute.checkpoint;

import io.marketdata.wire.sbe.MessageHeaderDecoder;
import io.marketdata.wire.sbe.PartitionRecordDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The head of a stored partition record: enough to say whether a log and a state belong together.
 *
 * @param epoch of the topics
 * @param outputVersion of the core that made the state
 * @param nextOffset first record of the log that is not in the state
 * @param last the record before it, null where there was none
 */
public record PartitionMark(
    long epoch, int outputVersion, long nextOffset, @Nullable LoggedTick last) {

  private static final byte[] KEY = "partition".getBytes(StandardCharsets.US_ASCII);
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** The mark among stored parts, null where there is none. */
  public static @Nullable PartitionMark find(List<StateEntry> entries) {
    for (StateEntry entry : entries) {
      byte[] value = entry.value();
      if (value != null && Arrays.equals(entry.key(), KEY)) {
        return decode(value);
      }
    }
    return null;
  }

  /**
   * Decodes a partition record.
   *
   * @throws IllegalArgumentException where it is none
   */
  public static PartitionMark decode(byte[] record) {
    UnsafeBuffer buffer = new UnsafeBuffer(record);
    MessageHeaderDecoder header = new MessageHeaderDecoder();
    if (record.length < MessageHeaderDecoder.ENCODED_LENGTH) {
      throw new IllegalArgumentException("a partition record is cut short");
    }
    header.wrap(buffer, 0);
    if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID
        || header.templateId() != PartitionRecordDecoder.TEMPLATE_ID
        || record.length < MessageHeaderDecoder.ENCODED_LENGTH + header.blockLength()) {
      throw new IllegalArgumentException("the partition record cannot be read");
    }
    PartitionRecordDecoder decoder =
        new PartitionRecordDecoder().wrapAndApplyHeader(buffer, 0, header);
    long appended = decoder.lastAppendTime();
    LoggedTick last =
        appended == PartitionRecordDecoder.lastAppendTimeNullValue()
            ? null
            : new LoggedTick(appended / NANOS_PER_MILLI, decoder.lastChecksum());
    return new PartitionMark(decoder.epoch(), decoder.outputVersion(), decoder.nextOffset(), last);
  }
}

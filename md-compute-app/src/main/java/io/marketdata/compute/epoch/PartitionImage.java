package io.marketdata.compute.epoch;

import io.marketdata.wire.sbe.MessageHeaderDecoder;
import io.marketdata.wire.sbe.MessageHeaderEncoder;
import io.marketdata.wire.sbe.PartitionRecordDecoder;
import io.marketdata.wire.sbe.PartitionRecordEncoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A stored partition record, as far as a change of the epoch looks into it.
 *
 * @param referenceInForce version of the reference data
 * @param referencePending the same of what counts from the next trading day
 * @param sources of the partition
 */
record PartitionImage(long referenceInForce, long referencePending, List<SourceImage> sources) {

  /** A partition that nothing has come to yet. */
  static final PartitionImage EMPTY = new PartitionImage(0, 0, List.of());

  private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;

  PartitionImage {
    sources = List.copyOf(sources);
  }

  /** Reads a record whose head has been found sound. */
  static PartitionImage decode(byte[] value) {
    UnsafeBuffer buffer = new UnsafeBuffer(value);
    PartitionRecordDecoder record =
        new PartitionRecordDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder());
    long inForce = record.referenceInForce();
    long pending = record.referencePending();
    List<SourceImage> sources = new ArrayList<>();
    PartitionRecordDecoder.SourcesDecoder group = record.sources();
    int length = group.actingBlockLength();
    while (group.hasNext()) {
      PartitionRecordDecoder.SourcesDecoder one = group.next();
      byte[] block = new byte[length];
      buffer.getBytes(record.limit() - length, block);
      sources.add(SourceImage.read(one, block));
    }
    return new PartitionImage(inForce, pending, sources);
  }

  /**
   * Writes it for the beginning of an epoch's log.
   *
   * @param rebuildUntil offset before which updates are those of a rebuild; 0 for none
   */
  byte[] encode(long epoch, int outputVersion, long rebuildUntil) {
    ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(1024);
    PartitionRecordEncoder record =
        new PartitionRecordEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
    record
        .epoch(epoch)
        .nextOffset(0)
        .lastAppendTime(PartitionRecordEncoder.lastAppendTimeNullValue())
        .lastChecksum(0)
        .outputVersion(outputVersion)
        .rebuildUntil(
            rebuildUntil == 0 ? PartitionRecordEncoder.rebuildUntilNullValue() : rebuildUntil)
        .referenceInForce(referenceInForce)
        .referencePending(referencePending)
        .read(0)
        .applied(0)
        .skipped(0)
        .twin(0)
        .rejected(0);
    PartitionRecordEncoder.SourcesEncoder group = record.sourcesCount(sources.size());
    for (SourceImage source : sources) {
      group.next();
      int block = record.limit() - PartitionRecordEncoder.SourcesEncoder.sbeBlockLength();
      source.write(group, buffer, block);
    }
    byte[] value = new byte[HEADER + record.encodedLength()];
    buffer.getBytes(0, value);
    return value;
  }
}

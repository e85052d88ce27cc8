package io.marketdata.compute.core;

import io.marketdata.wire.sbe.PartitionRecordDecoder;
import io.marketdata.wire.sbe.PartitionRecordEncoder;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** How far a partition has been read, and what came of its messages. Not thread-safe. */
final class Progress {

  private static final long NONE = PartitionRecordEncoder.lastAppendTimeNullValue();
  private static final long NANOS_PER_MILLI = 1_000_000;

  private long nextOffset;
  private long appendTime = NONE;
  private long checksum;
  private byte @Nullable [] last;
  private long rebuildUntil = NONE;
  private long referenceInForce;
  private long referencePending;
  long read;
  long applied;
  long skipped;
  long twin;
  long rejected;

  long nextOffset() {
    return nextOffset;
  }

  void moveBehind(long offset, long appendTimeMillis, byte[] record) {
    nextOffset = offset + 1;
    appendTime = appendTimeMillis * NANOS_PER_MILLI;
    last = record;
  }

  void rebuildUntil(long offset) {
    rebuildUntil = offset;
  }

  boolean isRebuild(long offset) {
    return rebuildUntil != NONE && offset < rebuildUntil;
  }

  /** Notes the newest complete reference, and whether a day still runs by an older one. */
  void reference(long version, boolean isPending) {
    referencePending = isPending ? version : 0;
    referenceInForce = isPending ? referenceInForce : version;
  }

  long referenceVersion() {
    return Math.max(referenceInForce, referencePending);
  }

  void write(PartitionRecordEncoder record) {
    byte[] bytes = last;
    if (bytes != null) {
      CRC32C crc = new CRC32C();
      crc.update(bytes, 0, bytes.length);
      checksum = crc.getValue();
      last = null;
    }
    record
        .nextOffset(nextOffset)
        .lastAppendTime(appendTime)
        .lastChecksum(checksum)
        .outputVersion(PartitionCore.OUTPUT_VERSION)
        .rebuildUntil(rebuildUntil)
        .referenceInForce(referenceInForce)
        .referencePending(referencePending)
        .read(read)
        .applied(applied)
        .skipped(skipped)
        .twin(twin)
        .rejected(rejected);
  }

  void read(PartitionRecordDecoder record) {
    nextOffset = record.nextOffset();
    appendTime = record.lastAppendTime();
    checksum = record.lastChecksum();
    rebuildUntil = record.rebuildUntil();
    referenceInForce = record.referenceInForce();
    referencePending = record.referencePending();
    read = record.read();
    applied = record.applied();
    skipped = record.skipped();
    twin = record.twin();
    rejected = record.rejected();
  }
}

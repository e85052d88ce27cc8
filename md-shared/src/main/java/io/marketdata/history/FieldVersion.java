package io.marketdata.history;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The version that stands before every stored value: epoch (4 bytes) and sequence number of the
 * value's channel (8 bytes), big endian. Ordered by epoch, then sequence number.
 */
public final class FieldVersion {

  /** Bytes of a version. */
  public static final int BYTES = Integer.BYTES + Long.BYTES;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private FieldVersion() {}

  /** Writes a version at the beginning of a value. */
  public static void put(byte[] value, long epoch, long seq) {
    INT.set(value, 0, (int) epoch);
    LONG.set(value, Integer.BYTES, seq);
  }

  /** Epoch of a stored value. */
  public static long epoch(byte[] value) {
    return Integer.toUnsignedLong((int) INT.get(value, 0));
  }

  /** Sequence number of a stored value. */
  public static long seq(byte[] value) {
    return (long) LONG.get(value, Integer.BYTES);
  }

  /** Compares two versions. */
  public static int compare(long epoch, long seq, long otherEpoch, long otherSeq) {
    return epoch != otherEpoch ? Long.compare(epoch, otherEpoch) : Long.compare(seq, otherSeq);
  }
}

package io.marketdata.history;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Version of a stored field; a field is replaced only by one of a higher version. As bytes: epoch
 * (unsigned 32 bits) and seq (64 bits, never negative), both big endian, so that comparing the
 * bytes from left to right, unsigned, compares the versions.
 *
 * @param epoch of the log that it comes from, 0..2^32-1
 * @param seq of its channel, 0..2^63-1
 */
public record FieldVersion(long epoch, long seq) implements Comparable<FieldVersion> {
  /** Bytes of a version. */
  public static final int LENGTH = 12;

  private static final long MAX_EPOCH = 0xFFFF_FFFFL;

  /** Checks the bounds. */
  public FieldVersion {
    if (epoch < 0 || epoch > MAX_EPOCH || seq < 0) {
      throw new IllegalArgumentException("not a version: " + epoch + ' ' + seq);
    }
  }

  /**
   * Reads the version that stands at {@code offset}.
   *
   * @throws MalformedHistoryException if the bytes end early or the seq is negative
   */
  public static FieldVersion read(byte[] bytes, int offset) {
    if (bytes.length - offset < LENGTH) {
      throw new MalformedHistoryException(MalformedHistoryException.Reason.TRUNCATED);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, LENGTH);
    long epoch = Integer.toUnsignedLong(buffer.getInt());
    long seq = buffer.getLong();
    if (seq < 0) {
      throw new MalformedHistoryException(MalformedHistoryException.Reason.VALUE);
    }
    return new FieldVersion(epoch, seq);
  }

  /** Compares the versions at the start of two stored fields without reading them. */
  public static int compare(byte[] left, byte[] right) {
    return Arrays.compareUnsigned(left, 0, LENGTH, right, 0, LENGTH);
  }

  /** Writes it at {@code offset}. */
  public void write(byte[] target, int offset) {
    ByteBuffer.wrap(target, offset, LENGTH).putInt((int) epoch).putLong(seq);
  }

  /** Its bytes. */
  public byte[] toBytes() {
    byte[] bytes = new byte[LENGTH];
    write(bytes, 0);
    return bytes;
  }

  @Override
  public int compareTo(FieldVersion other) {
    int byEpoch = Long.compare(epoch, other.epoch);
    return byEpoch != 0 ? byEpoch : Long.compare(seq, other.seq);
  }
}

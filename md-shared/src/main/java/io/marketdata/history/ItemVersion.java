package io.marketdata.history;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Version of a live item that stands for a bar or a minute: the newer start wins, then the higher
 * seq. As bytes: epoch (unsigned 32 bits), start and seq (64 bits, never negative), all big endian,
 * so that comparing the bytes from left to right, unsigned, compares the versions.
 *
 * @param epoch of the log that it comes from, 0..2^32-1
 * @param start of the bar or minute, epoch nanoseconds, not before 1970
 * @param seq of its channel, 0..2^63-1
 */
public record ItemVersion(long epoch, long start, long seq) implements Comparable<ItemVersion> {
  /** Bytes of a version. */
  public static final int LENGTH = 20;

  private static final long MAX_EPOCH = 0xFFFF_FFFFL;
  private static final Comparator<ItemVersion> ORDER =
      Comparator.comparingLong(ItemVersion::epoch)
          .thenComparingLong(ItemVersion::start)
          .thenComparingLong(ItemVersion::seq);

  /** Checks the bounds. */
  public ItemVersion {
    if (epoch < 0 || epoch > MAX_EPOCH || start < 0 || seq < 0) {
      throw new IllegalArgumentException("not a version: " + epoch + ' ' + start + ' ' + seq);
    }
  }

  /**
   * Reads the version that stands at {@code offset}.
   *
   * @throws MalformedHistoryException if the bytes end early or a number is negative
   */
  public static ItemVersion read(byte[] bytes, int offset) {
    if (bytes.length - offset < LENGTH) {
      throw new MalformedHistoryException(MalformedHistoryException.Reason.TRUNCATED);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, LENGTH);
    long epoch = Integer.toUnsignedLong(buffer.getInt());
    long start = buffer.getLong();
    long seq = buffer.getLong();
    if (start < 0 || seq < 0) {
      throw new MalformedHistoryException(MalformedHistoryException.Reason.VALUE);
    }
    return new ItemVersion(epoch, start, seq);
  }

  /** Compares the versions at the start of two stored items without reading them. */
  public static int compare(byte[] left, byte[] right) {
    return Arrays.compareUnsigned(left, 0, LENGTH, right, 0, LENGTH);
  }

  /** Writes it at {@code offset}. */
  public void write(byte[] target, int offset) {
    ByteBuffer.wrap(target, offset, LENGTH).putInt((int) epoch).putLong(start).putLong(seq);
  }

  /** Its bytes. */
  public byte[] toBytes() {
    byte[] bytes = new byte[LENGTH];
    write(bytes, 0);
    return bytes;
  }

  @Override
  public int compareTo(ItemVersion other) {
    return ORDER.compare(this, other);
  }
}

package io.marketdata.history;

import io.marketdata.history.MalformedHistoryException.Reason;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Reads what {@link BitWriter} wrote; never beyond the bytes. */
final class BitReader {
  private final byte[] bytes;
  private final long end;
  private long position;

  /** Reads all bytes but the checksum at their end, once that has been found right. */
  BitReader(byte[] bytes, int minimum) {
    int length = bytes.length - Integer.BYTES;
    if (length < minimum) {
      throw new MalformedHistoryException(Reason.TRUNCATED);
    }
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    if ((int) checksum.getValue() != ByteBuffer.wrap(bytes).getInt(length)) {
      throw new MalformedHistoryException(Reason.CHECKSUM);
    }
    this.bytes = bytes;
    this.end = (long) length * 8;
  }

  long bits(int count) {
    if (count > end - position) {
      throw new MalformedHistoryException(Reason.TRUNCATED);
    }
    long value = 0;
    int left = count;
    while (left > 0) {
      int free = 8 - (int) (position & 7);
      int taken = Math.min(free, left);
      int part = (bytes[(int) (position >>> 3)] >>> (free - taken)) & ((1 << taken) - 1);
      value = (value << taken) | part;
      position += taken;
      left -= taken;
    }
    return value;
  }

  long number(int k) {
    int length = 0;
    while (bits(1) == 0) {
      length++;
    }
    if (length + k > Long.SIZE) {
      throw new MalformedHistoryException(Reason.VALUE);
    }
    long upper = length == 0 ? 0 : (1L << (length - 1)) | bits(length - 1);
    long lower = bits(k);
    return length == 0 ? lower : (upper << k) | lower;
  }

  long signed(int k) {
    return Bits.unZigZag(number(k));
  }

  long[] unsignedColumn(int count) {
    return column(count, false);
  }

  long[] signedColumn(int count) {
    return column(count, true);
  }

  long[] basedColumn(int count) {
    long first = bits(1) == 0 ? 0 : signed(BitWriter.BASE_BITS);
    long[] values = signedColumn(count);
    values[0] += first;
    return values;
  }

  /** Checks that nothing but the last byte's padding is left. */
  void finish() {
    long left = end - position;
    if (left >= 8 || bits((int) left) != 0) {
      throw new MalformedHistoryException(Reason.TRAILING);
    }
  }

  private long[] column(int count, boolean signed) {
    long[] values = new long[count];
    if (bits(1) == 0) {
      return values;
    }
    long unit = number(0) + 1;
    int k = (int) bits(6);
    for (int i = 0; i < count; i++) {
      long number = number(k);
      values[i] = (signed ? Bits.unZigZag(number) : number) * unit;
    }
    return values;
  }
}

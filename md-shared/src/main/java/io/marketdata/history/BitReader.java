package io.marketdata.history;

import io.marketdata.history.MalformedHistoryException.Reason;
import io.marketdata.price.Scale;
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
    if (bits(1) == 0) {
      return new long[count];
    }
    long unit = number(0) + 1;
    int digits = (int) bits(2);
    long[] values = numbers(count);
    long[] remainders = digits > 0 ? numbers(count) : new long[count];
    long radix = Scale.pow10(digits);
    for (int i = 0; i < count; i++) {
      long quotient = signed ? Bits.unZigZag(values[i]) : values[i];
      values[i] = (quotient * radix + remainders[i]) * unit;
    }
    return values;
  }

  private long[] numbers(int count) {
    int k = (int) bits(6);
    long[] numbers = new long[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = number(k);
    }
    return numbers;
  }
}

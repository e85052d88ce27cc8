package io.marketdata.history;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Writes numbers and columns of numbers as bits, the highest bit first. */
final class BitWriter {
  static final int BASE_BITS = 24;

  private byte[] bytes = new byte[512];
  private long position;

  /** The lowest {@code count} bits of a value, 0..64. */
  void bits(long value, int count) {
    ensure(count);
    int left = count;
    while (left > 0) {
      int free = 8 - (int) (position & 7);
      int taken = Math.min(free, left);
      int part = (int) (value >>> (left - taken)) & ((1 << taken) - 1);
      bytes[(int) (position >>> 3)] |= (byte) (part << (free - taken));
      position += taken;
      left -= taken;
    }
  }

  /** An unsigned number of which the lowest k bits are written as they are. */
  void number(long value, int k) {
    long upper = value >>> k;
    int length = Long.SIZE - Long.numberOfLeadingZeros(upper);
    bits(0, length);
    bits(1, 1);
    bits(upper, Math.max(0, length - 1));
    bits(value, k);
  }

  /** A signed number. */
  void signed(long value, int k) {
    number(Bits.zigZag(value), k);
  }

  /** A column of unsigned numbers. */
  void unsignedColumn(long[] values) {
    column(values, false);
  }

  /** A column of signed numbers. */
  void signedColumn(long[] values) {
    column(values, true);
  }

  /** A signed column whose first number is of another size than the others. */
  void basedColumn(long[] values) {
    long first = values[0];
    bits(first == 0 ? 0 : 1, 1);
    if (first != 0) {
      signed(first, BASE_BITS);
    }
    values[0] = 0;
    signedColumn(values);
    values[0] = first;
  }

  /** What was written, whole bytes, with its CRC-32C behind it. */
  byte[] finish() {
    int length = (int) ((position + 7) >>> 3);
    byte[] result = Arrays.copyOf(bytes, length + Integer.BYTES);
    CRC32C checksum = new CRC32C();
    checksum.update(result, 0, length);
    ByteBuffer.wrap(result).putInt(length, (int) checksum.getValue());
    return result;
  }

  private void column(long[] values, boolean signed) {
    long unit = Bits.commonUnit(values);
    if (unit == 0) {
      bits(0, 1);
      return;
    }
    long[] inUnits = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      inUnits[i] = values[i] / unit;
    }
    SplitColumn best = SplitColumn.cheapest(inUnits, signed);
    bits(1, 1);
    number(unit - 1, 0);
    bits(best.digits(), 2);
    numbers(best.quotients());
    if (best.digits() > 0) {
      numbers(best.remainders());
    }
  }

  private void numbers(long[] numbers) {
    int k = Bits.cheapest(numbers);
    bits(k, 6);
    for (long number : numbers) {
      number(number, k);
    }
  }

  private void ensure(int count) {
    int needed = (int) ((position + count + 7) >>> 3);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
    }
  }
}

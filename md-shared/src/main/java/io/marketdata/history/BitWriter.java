package io.marketdata.history;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Writes numbers and columns of numbers as bits, the highest bit first. */
final class BitWriter {
  static final int BASE_BITS = 24;

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle CHECKSUM =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private final int room;
  private byte[] bytes;

  /** Bytes up to the last whole word, the room included. */
  private int length;

  /** The bits behind it, from the highest on. */
  private long pending;

  /** How many bits more fit in {@code pending}, 1..64. */
  private int free = Long.SIZE;

  BitWriter() {
    this(0);
  }

  /**
   * A writer that leaves bytes for its user in front.
   *
   * @param room how many; {@link #finish} gives them as zeros
   */
  BitWriter(int room) {
    this.room = room;
    this.length = room;
    this.bytes = new byte[room + 1_024];
  }

  /** The lowest {@code count} bits of a value, 0..64. */
  void bits(long value, int count) {
    if (count == 0) {
      return;
    }
    long clean = value & (-1L >>> (Long.SIZE - count));
    if (count < free) {
      free -= count;
      pending |= clean << free;
    } else {
      int rest = count - free;
      reserve(count);
      WORDS.set(bytes, length, pending | (clean >>> rest));
      length += Long.BYTES;
      pending = rest == 0 ? 0 : clean << (Long.SIZE - rest);
      free = Long.SIZE - rest;
    }
  }

  /** An unsigned number of which the lowest k bits are written as they are. */
  void number(long value, int k) {
    int length = Long.SIZE - Long.numberOfLeadingZeros(value >>> k);
    if (length == 0) {
      bits(value | 1L << k, k + 1);
      return;
    }
    // its upper part's length in zeros, then the number, which begins with a one
    int count = 2 * length + k;
    bits(0, Math.max(0, count - Long.SIZE));
    bits(value, Math.min(count, Long.SIZE));
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

  /** What was written behind the room, whole bytes, with its CRC-32C behind it. */
  byte[] finish() {
    int end = length + ((Long.SIZE - free + 7) >>> 3);
    reserve(Long.SIZE);
    WORDS.set(bytes, length, pending);
    byte[] result = Arrays.copyOf(bytes, end + Integer.BYTES);
    CRC32C checksum = new CRC32C();
    checksum.update(result, room, end - room);
    CHECKSUM.set(result, end, (int) checksum.getValue());
    return result;
  }

  private void column(long[] values, boolean signed) {
    long unit = Bits.commonUnit(values);
    if (unit == 0) {
      bits(0, 1);
      return;
    }
    SplitColumn best = SplitColumn.cheapest(Bits.inUnits(values, unit), signed);
    bits(1, 1);
    number(unit - 1, 0);
    bits(best.digits(), 2);
    numbers(best.quotients(), best.above());
    if (best.digits() > 0) {
      numbers(best.remainders(), best.below());
    }
  }

  /** What {@link #number} would write one by one; a column's time goes here, so on local state. */
  private void numbers(long[] numbers, BitLengths lengths) {
    int k = lengths.cheapest();
    bits(k, 6);
    reserve(lengths.cost());
    byte[] out = bytes;
    int at = length;
    long word = pending;
    int left = free;
    for (long number : numbers) {
      int upper = Long.SIZE - Long.numberOfLeadingZeros(number >>> k);
      long code = upper == 0 ? number | 1L << k : number;
      int count = upper == 0 ? k + 1 : 2 * upper + k;
      if (count < left) {
        left -= count;
        word |= code << left;
        continue;
      }
      int rest = count - left;
      // more than a word: zeros first
      WORDS.set(out, at, rest < Long.SIZE ? word | (code >>> rest) : word);
      at += Long.BYTES;
      if (rest >= Long.SIZE) {
        rest -= Long.SIZE;
        WORDS.set(out, at, code >>> rest);
        at += Long.BYTES;
      }
      word = rest == 0 ? 0 : code << (Long.SIZE - rest);
      left = Long.SIZE - rest;
    }
    length = at;
    pending = word;
    free = left;
  }

  private void reserve(long bits) {
    long needed = length + (bits >>> 3) + 2 * Long.BYTES;
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.max(needed, bytes.length * 2L));
    }
  }
}

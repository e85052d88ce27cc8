package io.marketdata.wire;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.agrona.DirectBuffer;

/**
 * Numbers names: the same number, and the same {@code String}, for the same bytes. What a look-up
 * compares lies in the slots themselves, so a name that is known costs one look at memory. Holds
 * some {@value #MAX_NAMES} names and starts over when it is full. Not thread-safe.
 */
final class NameTable {

  private static final byte[] NOTHING = {};
  private static final int MAX_NAMES = 1 << 17;
  private static final int FIRST_SLOTS = 1 << 8;
  private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

  /** A slot: sixteen bytes of the name, then its number and length; no length, no name. */
  private static final int SLOT = 3;

  private static final int SECOND = 1;
  private static final int NUMBER_AND_LENGTH = 2;

  private long[] slots = new long[FIRST_SLOTS * SLOT];
  private int mask = FIRST_SLOTS - 1;
  private String[] names = new String[FIRST_SLOTS / 2];

  /** The bytes of names that are longer than what a slot holds. */
  private byte[][] longNames = new byte[FIRST_SLOTS / 2][];

  private int size;
  private int generation;

  /** Counts how often the table has started over: numbers hold as long as it stays. */
  int generation() {
    return generation;
  }

  /** Forgets all names if it is full; never between two names that are compared by number. */
  void startOverWhenFull() {
    if (size >= MAX_NAMES) {
      slots = new long[FIRST_SLOTS * SLOT];
      mask = FIRST_SLOTS - 1;
      names = new String[FIRST_SLOTS / 2];
      longNames = new byte[FIRST_SLOTS / 2][];
      size = 0;
      generation++;
    }
  }

  /** The name of that number. */
  String name(int number) {
    return names[number];
  }

  /** The number of that name; they count from 0 until the table starts over. */
  int number(DirectBuffer buffer, int at, int length) {
    long first = part(buffer, at, length);
    long second = part(buffer, at + Long.BYTES, length - Long.BYTES);
    int slot = (hash(first, second, length) & mask) * SLOT;
    for (long found = slots[slot + NUMBER_AND_LENGTH];
        found != 0;
        found = slots[slot + NUMBER_AND_LENGTH]) {
      if (slots[slot] == first
          && slots[slot + SECOND] == second
          && (int) found == length + 1
          && (length <= 2 * Long.BYTES || matches(longNames[number(found)], buffer, at))) {
        return number(found);
      }
      slot = next(slot);
    }
    return add(buffer, at, length, first, second);
  }

  private static int number(long numberAndLength) {
    return (int) (numberAndLength >>> Integer.SIZE);
  }

  private int next(int slot) {
    return (slot / SLOT + 1 & mask) * SLOT;
  }

  private int add(DirectBuffer buffer, int at, int length, long first, long second) {
    if (size == names.length) {
      names = Arrays.copyOf(names, size * 2);
      longNames = Arrays.copyOf(longNames, size * 2);
      grow();
    }
    byte[] bytes = new byte[length];
    buffer.getBytes(at, bytes);
    names[size] = new String(bytes, StandardCharsets.UTF_8);
    longNames[size] = length > 2 * Long.BYTES ? bytes : NOTHING;
    put(first, second, (long) size << Integer.SIZE | length + 1);
    return size++;
  }

  private void put(long first, long second, long numberAndLength) {
    int slot = (hash(first, second, (int) numberAndLength - 1) & mask) * SLOT;
    while (slots[slot + NUMBER_AND_LENGTH] != 0) {
      slot = next(slot);
    }
    slots[slot] = first;
    slots[slot + SECOND] = second;
    slots[slot + NUMBER_AND_LENGTH] = numberAndLength;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    mask = mask * 2 + 1;
    for (int slot = 0; slot < old.length; slot += SLOT) {
      if (old[slot + NUMBER_AND_LENGTH] != 0) {
        put(old[slot], old[slot + SECOND], old[slot + NUMBER_AND_LENGTH]);
      }
    }
  }

  private static boolean matches(byte[] name, DirectBuffer buffer, int at) {
    for (int i = 2 * Long.BYTES; i < name.length; i++) {
      if (name[i] != buffer.getByte(at + i)) {
        return false;
      }
    }
    return true;
  }

  /** Up to eight bytes as one number. */
  private static long part(DirectBuffer buffer, int at, int length) {
    if (length >= Long.BYTES) {
      return buffer.getLong(at, ByteOrder.LITTLE_ENDIAN);
    }
    long part = 0;
    for (int i = 0; i < length; i++) {
      part |= (buffer.getByte(at + i) & 0xffL) << (i * Byte.SIZE);
    }
    return part;
  }

  private static int hash(long first, long second, int length) {
    long hash = (first ^ length) * MIX;
    hash = (hash ^ hash >>> 32 ^ second) * MIX;
    return (int) (hash >>> 32);
  }
}

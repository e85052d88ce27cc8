package io.marketdata.wire;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Gives the same {@code String} and the same number for the same bytes, without making them anew.
 * Holds at most {@value #MAX_NAMES} names and starts over when it is full. Not thread-safe.
 */
final class NameTable {

  private static final int SLOTS = 1 << 18;
  private static final int MAX_NAMES = SLOTS / 2;
  private static final int FIRST_SLOTS = 1 << 8;
  private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

  private @Nullable Known[] slots = new @Nullable Known[FIRST_SLOTS];
  private int size;
  private int generation;

  /**
   * A name.
   *
   * @param number counts from 0 until the table starts over
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Known(String name, int number, byte[] bytes, int hash) {}

  /** Counts how often the table has started over: numbers hold as long as it stays. */
  int generation() {
    return generation;
  }

  Known name(DirectBuffer buffer, int at, int length) {
    int hash = hash(buffer, at, length);
    int slot = hash & slots.length - 1;
    for (Known known = slots[slot]; known != null; known = slots[slot]) {
      if (known.hash == hash && matches(known.bytes, buffer, at, length)) {
        return known;
      }
      slot = slot + 1 & slots.length - 1;
    }
    return add(buffer, at, length, hash);
  }

  private Known add(DirectBuffer buffer, int at, int length, int hash) {
    if (size * 2 >= slots.length) {
      grow();
    }
    byte[] key = new byte[length];
    buffer.getBytes(at, key);
    Known added = new Known(new String(key, StandardCharsets.UTF_8), size++, key, hash);
    put(added);
    return added;
  }

  private void put(Known known) {
    int slot = known.hash & slots.length - 1;
    while (slots[slot] != null) {
      slot = slot + 1 & slots.length - 1;
    }
    slots[slot] = known;
  }

  private void grow() {
    @Nullable Known[] old = slots;
    boolean full = size >= MAX_NAMES;
    slots = new @Nullable Known[full ? FIRST_SLOTS : old.length * 2];
    if (full) {
      size = 0;
      generation++;
      return;
    }
    for (Known known : old) {
      if (known != null) {
        put(known);
      }
    }
  }

  private static boolean matches(byte[] key, DirectBuffer buffer, int at, int length) {
    if (key.length != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (key[i] != buffer.getByte(at + i)) {
        return false;
      }
    }
    return true;
  }

  /** Eight bytes at a time; a name of a market is seldom longer than sixteen. */
  private static int hash(DirectBuffer buffer, int at, int length) {
    long hash = length;
    int i = 0;
    for (; i + Long.BYTES <= length; i += Long.BYTES) {
      hash = (hash ^ buffer.getLong(at + i, ByteOrder.LITTLE_ENDIAN)) * MIX;
      hash ^= hash >>> 32;
    }
    for (; i < length; i++) {
      hash = hash * 31 + buffer.getByte(at + i);
    }
    hash *= MIX;
    return (int) (hash >>> 32);
  }
}

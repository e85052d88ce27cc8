package io.marketdata.wire;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Gives the same {@code String} and the same number for the same bytes, without making them anew.
 * Holds some {@value #MAX_NAMES} names and starts over when it is full. Not thread-safe.
 */
final class NameTable {

  private static final byte[] NOTHING = {};
  private static final int MAX_NAMES = 1 << 17;
  private static final int FIRST_SLOTS = 1 << 8;
  private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

  private @Nullable Known[] slots = new @Nullable Known[FIRST_SLOTS];
  private int size;
  private int generation;

  /** A name; its first sixteen bytes lie in it, so that most are told apart at one look. */
  static final class Known {
    private final String name;
    private final int number;
    private final int length;
    private final long first;
    private final long second;
    private final byte[] bytes;

    private Known(byte[] bytes, long first, long second, int number) {
      name = new String(bytes, StandardCharsets.UTF_8);
      this.bytes = bytes.length > 2 * Long.BYTES ? bytes : NOTHING;
      this.first = first;
      this.second = second;
      this.number = number;
      length = bytes.length;
    }

    String name() {
      return name;
    }

    /** Counts from 0 until the table starts over. */
    int number() {
      return number;
    }
  }

  /** Counts how often the table has started over: numbers hold as long as it stays. */
  int generation() {
    return generation;
  }

  /** Forgets all names if it is full; never between two names that are compared by number. */
  void startOverWhenFull() {
    if (size >= MAX_NAMES) {
      slots = new @Nullable Known[FIRST_SLOTS];
      size = 0;
      generation++;
    }
  }

  Known name(DirectBuffer buffer, int at, int length) {
    long first = part(buffer, at, length);
    long second = part(buffer, at + Long.BYTES, length - Long.BYTES);
    int slot = hash(first, second, length) & slots.length - 1;
    for (Known known = slots[slot]; known != null; known = slots[slot]) {
      if (known.first == first
          && known.second == second
          && known.length == length
          && (length <= 2 * Long.BYTES || matches(known.bytes, buffer, at))) {
        return known;
      }
      slot = slot + 1 & slots.length - 1;
    }
    return add(buffer, at, length, first, second);
  }

  private Known add(DirectBuffer buffer, int at, int length, long first, long second) {
    if (size * 2 >= slots.length) {
      grow();
    }
    byte[] key = new byte[length];
    buffer.getBytes(at, key);
    Known added = new Known(key, first, second, size++);
    put(added);
    return added;
  }

  private void put(Known known) {
    int slot = hash(known.first, known.second, known.length) & slots.length - 1;
    while (slots[slot] != null) {
      slot = slot + 1 & slots.length - 1;
    }
    slots[slot] = known;
  }

  private void grow() {
    @Nullable Known[] old = slots;
    slots = new @Nullable Known[old.length * 2];
    for (Known known : old) {
      if (known != null) {
        put(known);
      }
    }
  }

  private static boolean matches(byte[] key, DirectBuffer buffer, int at) {
    for (int i = 2 * Long.BYTES; i < key.length; i++) {
      if (key[i] != buffer.getByte(at + i)) {
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

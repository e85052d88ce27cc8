package io.marketdata.wire;

import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Gives the same {@code String} for the same bytes without making it anew. Holds at most {@value
 * #MAX_NAMES} names and starts over when it is full. Not thread-safe.
 */
final class NameTable {

  private static final int SLOTS = 1 << 18;
  private static final int MAX_NAMES = SLOTS / 2;
  private static final int FIRST_SLOTS = 1 << 8;

  private @Nullable String[] names = new @Nullable String[FIRST_SLOTS];
  private byte[][] bytes = new byte[FIRST_SLOTS][];
  private int size;

  String name(DirectBuffer buffer, int at, int length) {
    int slot = hash(buffer, at, length) & names.length - 1;
    for (String name = names[slot]; name != null; name = names[slot]) {
      if (matches(bytes[slot], buffer, at, length)) {
        return name;
      }
      slot = slot + 1 & names.length - 1;
    }
    return add(buffer, at, length);
  }

  private String add(DirectBuffer buffer, int at, int length) {
    byte[] key = new byte[length];
    buffer.getBytes(at, key);
    String name = new String(key, StandardCharsets.UTF_8);
    if (size * 2 >= names.length) {
      grow();
    }
    put(name, key);
    return name;
  }

  private void put(String name, byte[] key) {
    int slot = hash(key) & names.length - 1;
    while (names[slot] != null) {
      slot = slot + 1 & names.length - 1;
    }
    names[slot] = name;
    bytes[slot] = key;
    size++;
  }

  private void grow() {
    @Nullable String[] oldNames = names;
    byte[][] oldBytes = bytes;
    boolean full = size >= MAX_NAMES;
    int slots = full ? FIRST_SLOTS : names.length * 2;
    names = new @Nullable String[slots];
    bytes = new byte[slots][];
    size = 0;
    for (int i = 0; !full && i < oldNames.length; i++) {
      String name = oldNames[i];
      if (name != null) {
        put(name, oldBytes[i]);
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

  private static int hash(DirectBuffer buffer, int at, int length) {
    int hash = length;
    for (int i = 0; i < length; i++) {
      hash = hash * 31 + buffer.getByte(at + i);
    }
    return spread(hash);
  }

  private static int hash(byte[] key) {
    int hash = key.length;
    for (byte b : key) {
      hash = hash * 31 + b;
    }
    return spread(hash);
  }

  private static int spread(int hash) {
    return hash ^ hash >>> 16;
  }
}

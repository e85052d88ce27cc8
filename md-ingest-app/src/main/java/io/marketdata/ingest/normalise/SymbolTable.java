package io.marketdata.ingest.normalise;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something of each of many symbols, found by the bytes of the symbol without making a string.
 * Immutable and thread-safe.
 *
 * @param <T> what is found
 */
public final class SymbolTable<T> {

  private final List<T> all;
  private final byte[][] keys;
  private final @Nullable T[] slots;
  private final int mask;

  /**
   * Takes what is to be found; symbols must differ.
   *
   * @param symbol of each
   */
  @SuppressWarnings("unchecked")
  public SymbolTable(Collection<T> values, Function<T, String> symbol) {
    all = List.copyOf(values);
    int capacity = Integer.highestOneBit(Math.max(4, all.size() * 4));
    keys = new byte[capacity][];
    slots = (T[]) new Object[capacity];
    mask = capacity - 1;
    all.forEach(one -> add(symbol.apply(one), one));
  }

  /** All of them, in the order given. */
  public List<T> all() {
    return all;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** What this symbol has, or null. */
  public @Nullable T find(byte[] buffer, int offset, int length) {
    int slot = hash(buffer, offset, length) & mask;
    for (@Nullable T at = slots[slot]; at != null; at = slots[slot]) {
      if (Arrays.equals(keys[slot], 0, keys[slot].length, buffer, offset, offset + length)) {
        return at;
      }
      slot = (slot + 1) & mask;
    }
    return null;
  }

  private void add(String symbol, T value) {
    byte[] key = symbol.getBytes(StandardCharsets.UTF_8);
    if (find(key, 0, key.length) != null) {
      throw new IllegalArgumentException("symbol " + symbol + " is there twice");
    }
    int slot = hash(key, 0, key.length) & mask;
    while (slots[slot] != null) {
      slot = (slot + 1) & mask;
    }
    keys[slot] = key;
    slots[slot] = value;
  }

  private static int hash(byte[] buffer, int offset, int length) {
    int hash = 1;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + buffer[i];
    }
    return hash ^ (hash >>> 15);
  }
}

package io.marketdata.ingest.normalise;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The instruments of a source, found by the bytes of their symbol without making a string.
 * Immutable and thread-safe.
 */
public final class ListingTable {

  private final List<Listing> all;
  private final byte[][] keys;
  private final @Nullable Listing[] slots;
  private final int mask;

  /** Takes the instruments of a source; symbols must differ. */
  public ListingTable(Collection<Listing> listings) {
    all = List.copyOf(listings);
    int capacity = Integer.highestOneBit(Math.max(4, all.size() * 4));
    keys = new byte[capacity][];
    slots = new Listing[capacity];
    mask = capacity - 1;
    all.forEach(this::add);
  }

  /** All instruments, in the order given. */
  public List<Listing> all() {
    return all;
  }

  /** The instrument with this symbol, or null. */
  public @Nullable Listing find(byte[] buffer, int offset, int length) {
    int slot = hash(buffer, offset, length) & mask;
    for (@Nullable Listing at = slots[slot]; at != null; at = slots[slot]) {
      if (Arrays.equals(keys[slot], 0, keys[slot].length, buffer, offset, offset + length)) {
        return at;
      }
      slot = (slot + 1) & mask;
    }
    return null;
  }

  private void add(Listing listing) {
    byte[] key = listing.symbol().getBytes(StandardCharsets.UTF_8);
    if (find(key, 0, key.length) != null) {
      throw new IllegalArgumentException("symbol " + listing.symbol() + " is there twice");
    }
    int slot = hash(key, 0, key.length) & mask;
    while (slots[slot] != null) {
      slot = (slot + 1) & mask;
    }
    keys[slot] = key;
    slots[slot] = listing;
  }

  private static int hash(byte[] buffer, int offset, int length) {
    int hash = 1;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + buffer[i];
    }
    return hash ^ (hash >>> 15);
  }
}

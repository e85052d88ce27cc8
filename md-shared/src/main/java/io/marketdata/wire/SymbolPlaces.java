package io.marketdata.wire;

import io.marketdata.wire.sbe.UpdateFrameEncoder.SymbolsEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The symbol table of the frame in the making, as the frame will hold it. Names and their UTF-8
 * bytes are kept from frame to frame, at most {@value #MAX_KNOWN} between two of them, so a symbol
 * costs one look-up and, where the caller has the same {@code String} each time, no comparison. Not
 * thread-safe.
 */
final class SymbolPlaces {

  private static final int MAX_KNOWN = 1 << 16;
  private static final int FIRST_SLOTS = 1 << 8;
  private static final int LENGTH_BYTES = SymbolsEncoder.symbolHeaderLength();
  private static final int OVERHEAD = SymbolsEncoder.sbeBlockLength() + LENGTH_BYTES;

  /** A name, and its newest place if that is of the frame in hand. */
  private static final class Known {
    String name;
    final byte[] bytes;
    final int hash;
    long frame = -1;
    int place;

    Known(String name, int hash) {
      this.name = name;
      this.hash = hash;
      bytes = name.getBytes(StandardCharsets.UTF_8);
    }
  }

  private @Nullable Known[] slots = new @Nullable Known[FIRST_SLOTS];
  private byte[] table = new byte[1024];
  private int[] starts = new int[16];
  private int known;
  private int size;
  private int bytes;
  private long frame;

  /** Begins a frame's table. */
  void reset() {
    frame++;
    size = 0;
    bytes = 0;
    if (known > MAX_KNOWN) {
      slots = new @Nullable Known[FIRST_SLOTS];
      known = 0;
    }
  }

  int size() {
    return size;
  }

  /** Bytes that the table takes in the frame's head. */
  int bytes() {
    return bytes;
  }

  /** The entries one after the other, {@link #bytes()} of them. */
  byte[] table() {
    return table;
  }

  /**
   * The symbol's place; added when it is new in the frame.
   *
   * @param oneScale whether a second scale is refused; else it gets a place of its own
   * @throws IllegalArgumentException if it is
   */
  int place(String name, int priceExponent, int sizeExponent, boolean oneScale) {
    Known symbol = find(name);
    if (symbol.frame == frame) {
      int place = symbol.place;
      if (isIn(place, priceExponent, sizeExponent)) {
        return place;
      }
      if (oneScale) {
        throw new IllegalArgumentException(name + " has two scales in one frame");
      }
    }
    symbol.frame = frame;
    symbol.place = size;
    return add(symbol.bytes, priceExponent, sizeExponent);
  }

  private boolean isIn(int place, int priceExponent, int sizeExponent) {
    int entry = starts[place];
    return table[entry + SymbolsEncoder.priceExponentEncodingOffset()] == priceExponent
        && table[entry + SymbolsEncoder.sizeExponentEncodingOffset()] == sizeExponent;
  }

  /** Adds a symbol, whether it is there or not; its place. */
  int add(byte[] name, int priceExponent, int sizeExponent) {
    int entry = bytes;
    bytes += OVERHEAD + name.length;
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
    }
    if (bytes > table.length) {
      table = Arrays.copyOf(table, bytes * 2);
    }
    table[entry + SymbolsEncoder.priceExponentEncodingOffset()] = (byte) priceExponent;
    table[entry + SymbolsEncoder.sizeExponentEncodingOffset()] = (byte) sizeExponent;
    int text = entry + SymbolsEncoder.sbeBlockLength();
    table[text] = (byte) name.length;
    table[text + 1] = (byte) (name.length >> Byte.SIZE);
    System.arraycopy(name, 0, table, text + LENGTH_BYTES, name.length);
    starts[size] = entry;
    return size++;
  }

  @SuppressWarnings("ReferenceEquality")
  private Known find(String name) {
    int hash = name.hashCode();
    int slot = spread(hash) & slots.length - 1;
    for (Known at = slots[slot]; at != null; at = slots[slot]) {
      if (at.name == name) {
        return at;
      }
      if (at.hash == hash && at.name.equals(name)) {
        at.name = name;
        return at;
      }
      slot = slot + 1 & slots.length - 1;
    }
    return add(new Known(name, hash));
  }

  private Known add(Known added) {
    if (++known * 2 > slots.length) {
      @Nullable Known[] old = slots;
      slots = new @Nullable Known[old.length * 2];
      for (Known symbol : old) {
        if (symbol != null) {
          put(symbol);
        }
      }
    }
    put(added);
    return added;
  }

  private void put(Known symbol) {
    int slot = spread(symbol.hash) & slots.length - 1;
    while (slots[slot] != null) {
      slot = slot + 1 & slots.length - 1;
    }
    slots[slot] = symbol;
  }

  private static int spread(int hash) {
    return hash ^ hash >>> 16;
  }
}

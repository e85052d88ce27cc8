package io.marketdata.ingest.feed.binance;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The symbols of a source, found by the bytes that stand for them in a stream's name (lower case,
 * without the market's suffix) without making a string. Immutable.
 */
final class StreamSymbols {

  /** Index of what is not there. */
  static final int UNKNOWN = -1;

  private final byte[][] names;
  private final byte[][] symbols;
  private final int[] slots;

  /**
   * Takes the symbols of a market.
   *
   * @param canonical in the order of their indexes
   */
  StreamSymbols(BinanceMarket market, List<String> canonical) {
    names = new byte[canonical.size()][];
    symbols = new byte[canonical.size()][];
    slots = new int[Integer.highestOneBit(Math.max(4, canonical.size() * 4))];
    Arrays.fill(slots, UNKNOWN);
    for (int i = 0; i < names.length; i++) {
      String symbol = canonical.get(i);
      names[i] = name(market, symbol).getBytes(StandardCharsets.UTF_8);
      symbols[i] = symbol.getBytes(StandardCharsets.UTF_8);
      add(i);
    }
  }

  /** How a symbol is called in the names of its streams. */
  static String name(BinanceMarket market, String symbol) {
    return market.venueSymbol(symbol).toLowerCase(Locale.ROOT);
  }

  /** Number of symbols. */
  int size() {
    return names.length;
  }

  /** Index of the symbol of this name, or {@link #UNKNOWN}. */
  int find(byte[] buffer, int offset, int length) {
    int slot = hash(buffer, offset, length) & (slots.length - 1);
    while (slots[slot] != UNKNOWN) {
      byte[] name = names[slots[slot]];
      if (Arrays.equals(name, 0, name.length, buffer, offset, offset + length)) {
        return slots[slot];
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return UNKNOWN;
  }

  /** The platform's symbol, as bytes that are never changed. */
  byte[] symbol(int index) {
    return symbols[index];
  }

  private void add(int index) {
    byte[] name = names[index];
    int slot = hash(name, 0, name.length) & (slots.length - 1);
    while (slots[slot] != UNKNOWN) {
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = index;
  }

  private static int hash(byte[] buffer, int offset, int length) {
    int hash = 1;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + buffer[i];
    }
    return hash ^ (hash >>> 15);
  }
}

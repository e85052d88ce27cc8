package io.marketdata.instrument;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All instruments of a time by symbol, in the order in which they were given. Immutable. */
public final class Instruments {
  private static final Instruments NONE = new Instruments(Map.of());

  private final Map<String, Instrument> bySymbol;

  private Instruments(Map<String, Instrument> bySymbol) {
    this.bySymbol = bySymbol;
  }

  /** No instruments. */
  public static Instruments none() {
    return NONE;
  }

  /**
   * These instruments.
   *
   * @throws IllegalArgumentException if two of them have the same symbol
   */
  public static Instruments of(Collection<Instrument> instruments) {
    Map<String, Instrument> bySymbol = LinkedHashMap.newLinkedHashMap(instruments.size());
    for (Instrument instrument : instruments) {
      if (bySymbol.put(instrument.symbol(), instrument) != null) {
        throw new IllegalArgumentException("symbol is given twice: " + instrument.symbol());
      }
    }
    return new Instruments(bySymbol);
  }

  /** A copy in which this instrument has been added or has replaced the one of its symbol. */
  public Instruments with(Instrument instrument) {
    Map<String, Instrument> copy = new LinkedHashMap<>(bySymbol);
    copy.put(instrument.symbol(), instrument);
    return new Instruments(copy);
  }

  /** The instrument of a symbol in any case, null if there is none. */
  public @Nullable Instrument find(String symbol) {
    Instrument exact = bySymbol.get(symbol);
    return exact != null ? exact : bySymbol.get(Instrument.canonical(symbol));
  }

  /** Whether there is an instrument of this symbol, in any case. */
  public boolean contains(String symbol) {
    return find(symbol) != null;
  }

  /** All of them. */
  public Collection<Instrument> all() {
    return Collections.unmodifiableCollection(bySymbol.values());
  }

  /** How many there are. */
  public int size() {
    return bySymbol.size();
  }
}

package io.marketdata.ingest.feed.file;

import io.marketdata.ingest.normalise.SymbolTable;
import io.marketdata.ingest.normalise.VenueTick;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * In which units the rows of symbols tell sizes and turnover: as it is told of them, else as their
 * market's rules say, else shares and the whole turnover. Thread-safe.
 */
public final class FigureUnits {

  /** Shares and the whole turnover for every symbol. */
  static final FigureUnits NONE = new FigureUnits(List.of());

  /**
   * The units of a symbol.
   *
   * @param symbol canonical
   * @param size by which its sizes and volumes are multiplied
   * @param turnover by which its turnover is multiplied
   */
  record Unit(String symbol, long size, long turnover) {

    /** Whether nothing is multiplied. */
    boolean isPlain() {
      return size == 1 && turnover == 1;
    }
  }

  private final SymbolTable<Unit> units;
  private final @Nullable MarketDefaults market;
  private final Map<String, Unit> ofMarket = new ConcurrentHashMap<>();

  FigureUnits(Collection<Unit> units) {
    this(units, null);
  }

  private FigureUnits(Collection<Unit> units, @Nullable MarketDefaults market) {
    this.units = new SymbolTable<>(List.copyOf(units), Unit::symbol);
    this.market = market;
  }

  /** The same, with the units that a market's rules say for all other symbols. */
  FigureUnits orOf(MarketDefaults other) {
    return new FigureUnits(units.all(), other.hasTurnoverPerUnit() ? other : null);
  }

  /** Tells a tick its symbol's units. */
  void apply(byte[] symbol, int length, VenueTick tick) {
    Unit unit = units.isEmpty() ? null : units.find(symbol, 0, length);
    if (unit == null && market != null) {
      unit = ofMarket(new String(symbol, 0, length, StandardCharsets.US_ASCII), market);
    }
    if (unit != null && !unit.isPlain()) {
      tick.factors(unit.size, unit.turnover);
    }
  }

  private Unit ofMarket(String symbol, MarketDefaults defaults) {
    Unit unit = ofMarket.get(symbol);
    if (unit == null) {
      unit = new Unit(symbol, 1, defaults.turnoverFactor(symbol));
      if (ofMarket.size() < FileScan.MAX_SYMBOLS) {
        ofMarket.put(symbol, unit);
      }
    }
    return unit;
  }
}

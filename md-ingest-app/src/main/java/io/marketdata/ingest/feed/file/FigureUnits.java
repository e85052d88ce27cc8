package io.marketdata.ingest.feed.file;

import io.marketdata.ingest.normalise.SymbolTable;
import io.marketdata.ingest.normalise.VenueTick;
import java.util.Collection;
import java.util.List;

/**
 * In which units the rows of some symbols tell sizes and turnover; those of all others tell shares
 * and the whole turnover. Immutable and thread-safe.
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

  FigureUnits(Collection<Unit> units) {
    this.units =
        new SymbolTable<>(units.stream().filter(one -> !one.isPlain()).toList(), Unit::symbol);
  }

  /** Tells a tick its symbol's units. */
  void apply(byte[] symbol, int length, VenueTick tick) {
    if (units.isEmpty()) {
      return;
    }
    Unit unit = units.find(symbol, 0, length);
    if (unit != null) {
      tick.factors(unit.size, unit.turnover);
    }
  }
}

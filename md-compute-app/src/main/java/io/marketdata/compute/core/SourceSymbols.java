package io.marketdata.compute.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The symbols that a source writes, in the order of their names, and what is due first of them. */
final class SourceSymbols {

  private final List<SymbolCore> sorted = new ArrayList<>();
  private long due = Long.MAX_VALUE;

  List<SymbolCore> all() {
    return sorted;
  }

  void add(SymbolCore symbol) {
    int at = Collections.binarySearch(sorted, symbol, Comparator.comparing(SymbolCore::name));
    sorted.add(at < 0 ? -at - 1 : at, symbol);
    touch(symbol);
  }

  void remove(SymbolCore symbol) {
    int at = Collections.binarySearch(sorted, symbol, Comparator.comparing(SymbolCore::name));
    if (at >= 0) {
      sorted.remove(at);
    }
  }

  /** Notes that something of a symbol may be due earlier. */
  void touch(SymbolCore symbol) {
    due = Math.min(due, symbol.due());
  }

  /**
   * Closes in the order of (boundary, symbol) everything that is due at the source's time. A symbol
   * with a time of its own stays where it is: what comes late behind it revises.
   */
  void close(SourceTime source, Updates updates) {
    long time = source.time;
    while (due <= time) {
      long boundary = firstBoundary(time);
      long next = Long.MAX_VALUE;
      for (SymbolCore symbol : sorted) {
        Closing.at(symbol, boundary, time, source.timeOf(symbol), updates);
        next = Math.min(next, symbol.due());
      }
      due = next;
    }
  }

  /** Whether something closes at that time, be it ahead of the source. */
  boolean isAnyDue(long time) {
    return due <= time && firstBoundaryAhead(time) != Long.MAX_VALUE;
  }

  /** Closes in the same order what is due at a time that the source has not reached. */
  void closeAhead(long time, long reached, Updates updates) {
    long boundary = firstBoundaryAhead(time);
    while (boundary != Long.MAX_VALUE) {
      for (SymbolCore symbol : sorted) {
        Closing.ahead(symbol, boundary, time, reached, updates);
      }
      boundary = firstBoundaryAhead(time);
    }
  }

  private long firstBoundaryAhead(long time) {
    long first = Long.MAX_VALUE;
    for (SymbolCore symbol : sorted) {
      first = Math.min(first, Closing.boundaryAhead(symbol, time));
    }
    return first;
  }

  private long firstBoundary(long time) {
    long first = Long.MAX_VALUE;
    for (SymbolCore symbol : sorted) {
      if (symbol.due() <= time) {
        first = Math.min(first, Closing.boundary(symbol, time));
      }
    }
    return first;
  }
}

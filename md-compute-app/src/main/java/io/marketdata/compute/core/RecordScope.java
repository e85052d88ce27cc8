package io.marketdata.compute.core;

import io.marketdata.wire.FrameReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What holds for one record: its source, its plausible arrival, the symbols of its table, and those
 * that it touched. Used again for every record.
 */
final class RecordScope {

  private static final long NANOS_PER_MILLI = 1_000_000;

  /** So many symbols are found again without a comparison. */
  private static final int SEEN = 1 << 12;

  private final Map<String, SymbolCore> symbols;
  private final CoreMetrics metrics;
  private final List<SymbolCore> touched = new ArrayList<>();
  private final @Nullable String[] names = new @Nullable String[SEEN];
  private final @Nullable SymbolCore[] seen = new @Nullable SymbolCore[SEEN];
  private @Nullable SymbolCore[] table = new @Nullable SymbolCore[16];
  private SourceTime source = new SourceTime("");
  private long appendTime;
  private long arrival;

  RecordScope(Map<String, SymbolCore> symbols, CoreMetrics metrics) {
    this.symbols = symbols;
    this.metrics = metrics;
  }

  void begin(FrameReader frame, SourceTime newSource, long appendTimeMillis) {
    source = newSource;
    appendTime = appendTimeMillis * NANOS_PER_MILLI;
    if (table.length < frame.symbols()) {
      table = new @Nullable SymbolCore[Math.max(frame.symbols(), table.length * 2)];
    }
    Arrays.fill(table, 0, frame.symbols(), null);
    judgeArrival(frame.arrival());
  }

  /** Takes the frame's arrival, or, where it cannot be, what the time base was at the append. */
  void judgeArrival(long given) {
    arrival = given;
    if (source.lineSeen && (given < 0 || given > source.plausible(appendTime))) {
      arrival = source.base(appendTime);
      metrics.implausibleArrival(source.name);
    }
  }

  SourceTime source() {
    return source;
  }

  long appendTime() {
    return appendTime;
  }

  long arrival() {
    return arrival;
  }

  @Nullable SymbolCore symbol(FrameReader frame, int index) {
    SymbolCore symbol = table[index];
    if (symbol == null) {
      symbol = find(frame.symbol(index));
      table[index] = symbol;
    }
    return symbol;
  }

  /** The reader gives the same text as the same object: no symbol is compared twice. */
  @SuppressWarnings("ReferenceEquality")
  private @Nullable SymbolCore find(String name) {
    int hash = name.hashCode();
    int slot = (hash ^ hash >>> 16) & SEEN - 1;
    if (names[slot] == name) {
      return seen[slot];
    }
    SymbolCore symbol = symbols.get(name);
    if (symbol != null) {
      names[slot] = name;
      seen[slot] = symbol;
    }
    return symbol;
  }

  void touch(SymbolCore symbol, long eventTime) {
    symbol.dirt().figures();
    if (symbol.touch(eventTime)) {
      touched.add(symbol);
    }
    source.symbols.touch(symbol);
  }

  /** Writes what the touched symbols have to say at the record's end. */
  void flush(Updates updates) {
    for (int i = 0; i < touched.size(); i++) {
      touched.get(i).flush(updates);
    }
    touched.clear();
  }
}

package io.marketdata.compute.core;

import io.marketdata.wire.FrameReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What holds for one record: its source, its plausible arrival, and the symbols that it touched.
 * Used again for every record; symbols are found by the numbers that the reader gives them.
 */
final class RecordScope {

  private static final long NANOS_PER_MILLI = 1_000_000;

  /** So many symbols at a time fit in the second cache with what is written of them. */
  private static final int AHEAD = 64;

  private final Map<String, SymbolCore> symbols;
  private final CoreMetrics metrics;
  private final List<SymbolCore> touched = new ArrayList<>();
  private @Nullable SymbolCore[] known = new @Nullable SymbolCore[64];
  private int numbering;
  private int warmed;
  private long warmth;
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
    if (numbering != frame.symbolNumbering()) {
      numbering = frame.symbolNumbering();
      Arrays.fill(known, null);
    }
    warmed = 0;
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
    if (index >= warmed) {
      warm(frame);
    }
    int number = frame.symbolNumber(index);
    SymbolCore symbol = number < known.length ? known[number] : null;
    return symbol != null ? symbol : find(frame, index, number);
  }

  /**
   * Looks at the next symbols of the table once, for nothing but to have them in the processor's
   * cache: it fetches several at a time as long as none has to wait for another. Ticks one by one
   * would wait for each of their symbol's objects in turn.
   */
  private void warm(FrameReader frame) {
    int end = Math.min(warmed + AHEAD, frame.symbols());
    for (int i = warmed; i < end; i++) {
      int number = frame.symbolNumber(i);
      SymbolCore symbol = number < known.length ? known[number] : null;
      if (symbol != null) {
        warmth += symbol.warmth();
      }
    }
    warmed = end;
  }

  private @Nullable SymbolCore find(FrameReader frame, int index, int number) {
    SymbolCore symbol = symbols.get(frame.symbol(index));
    if (symbol != null) {
      if (number >= known.length) {
        known = Arrays.copyOf(known, Math.max(number + 1, known.length * 2));
      }
      known[number] = symbol;
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
      if (i % AHEAD == 0) {
        warmTouched(i);
      }
      touched.get(i).flush(updates);
    }
    touched.clear();
  }

  private void warmTouched(int from) {
    int end = Math.min(from + AHEAD, touched.size());
    for (int i = from; i < end; i++) {
      warmth += touched.get(i).warmth();
    }
  }
}

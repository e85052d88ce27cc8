package io.marketdata.standalone.bars;

import io.marketdata.calendar.SessionClock;
import io.marketdata.calendar.SessionTemplates;
import io.marketdata.candle.Bar;
import io.marketdata.candle.BarCodec;
import io.marketdata.candle.Interval;
import io.marketdata.instrument.Instrument;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import io.marketdata.wire.sbe.MinuteUpdateDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Makes of the core's update frames the bars of one interval, and hands each out once, when no row
 * can change it any more. The same frames give the same bars in the same order. Single thread.
 */
final class BarFold {

  private static final class Symbol {
    final Instrument instrument;
    final OpenBars bars;
    boolean moved;

    Symbol(Instrument instrument, OpenBars bars) {
      this.instrument = instrument;
      this.bars = bars;
    }
  }

  private final Map<String, Symbol> symbols = new HashMap<>();
  private final List<Symbol> moved = new ArrayList<>();
  private final FrameReader frame = new FrameReader();
  private final FinishedBars to;
  private final boolean ofDays;
  private @Nullable Symbol[] table = new @Nullable Symbol[16];
  private long count;

  BarFold(Interval interval, Collection<Instrument> instruments, FinishedBars to) {
    this.to = to;
    ofDays = interval.isOfDays();
    SessionTemplates templates = SessionTemplates.builtIn();
    Map<String, SessionClock> clocks = new HashMap<>();
    for (Instrument instrument : instruments) {
      SessionClock clock =
          clocks.computeIfAbsent(instrument.sessionId(), id -> new SessionClock(templates.get(id)));
      OpenBars bars = ofDays ? new DayBars(clock) : new MinuteBars(interval, clock);
      symbols.put(instrument.symbol(), new Symbol(instrument, bars));
    }
  }

  /** Takes the next frame. */
  void accept(byte[] record) {
    frame.wrap(record);
    if (table.length < frame.symbols()) {
      table = new @Nullable Symbol[Math.max(frame.symbols(), table.length * 2)];
    }
    Arrays.fill(table, 0, frame.symbols(), null);
    while (frame.next()) {
      switch (frame.templateId()) {
        case BarUpdateDecoder.TEMPLATE_ID -> bar(frame.barUpdate());
        case MinuteUpdateDecoder.TEMPLATE_ID -> minute(frame.minuteUpdate());
        default -> {
          // trades, quotes, indicators, phases and reference data make no bar
        }
      }
    }
    release();
  }

  private void bar(BarUpdateDecoder update) {
    if ((update.span() == BarSpan.DAY) == ofDays) {
      OpenBars bars = symbol(update.symbol()).bars;
      Bar bar = BarCodec.decode(update);
      if (ofDays) {
        bars.day(bar);
      } else {
        bars.minute(bar);
      }
    }
  }

  private void minute(MinuteUpdateDecoder update) {
    if (update.state() == BarState.CLOSED) {
      Symbol symbol = symbol(update.symbol());
      symbol.bars.over(update.start(), update.eventTime());
      if (!symbol.moved) {
        symbol.moved = true;
        moved.add(symbol);
      }
    }
  }

  private Symbol symbol(int index) {
    Symbol symbol = table[index];
    if (symbol == null) {
      symbol = symbols.get(frame.symbol(index));
      if (symbol == null) {
        throw new IllegalStateException("a symbol that nobody defined: " + frame.symbol(index));
      }
      table[index] = symbol;
    }
    return symbol;
  }

  private void release() {
    for (Symbol symbol : moved) {
      symbol.moved = false;
      for (Bar bar = symbol.bars.takeFinal(); bar != null; bar = symbol.bars.takeFinal()) {
        hand(symbol, bar);
      }
    }
    moved.clear();
  }

  /** Hands out all that is left, in the order of (start, symbol). */
  void end() {
    PriorityQueue<Symbol> left =
        new PriorityQueue<>(
            Comparator.comparingLong((Symbol symbol) -> symbol.bars.oldest())
                .thenComparing(symbol -> symbol.instrument.symbol()));
    symbols.values().stream().filter(symbol -> !symbol.bars.isEmpty()).forEach(left::add);
    for (Symbol symbol = left.poll(); symbol != null; symbol = left.poll()) {
      hand(symbol, symbol.bars.take());
      if (!symbol.bars.isEmpty()) {
        left.add(symbol);
      }
    }
  }

  private void hand(Symbol symbol, Bar bar) {
    count++;
    to.bar(symbol.instrument, bar);
  }

  /** How many bars have been handed out. */
  long count() {
    return count;
  }
}

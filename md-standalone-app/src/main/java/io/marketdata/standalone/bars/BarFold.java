package io.marketdata.standalone.bars;

import io.marketdata.calendar.Auction;
import io.marketdata.calendar.MarketRules;
import io.marketdata.calendar.TradingCalendar;
import io.marketdata.candle.AuctionCodec;
import io.marketdata.candle.Bar;
import io.marketdata.candle.BarCodec;
import io.marketdata.candle.BarFill;
import io.marketdata.candle.BarFiller;
import io.marketdata.candle.BarPeriod;
import io.marketdata.candle.RolledBars;
import io.marketdata.instrument.Instrument;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.AuctionUpdateDecoder;
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

  private final class Symbol {
    final Instrument instrument;
    final OpenBars bars;
    final @Nullable BarFiller filler;
    final RolledBars to;
    boolean moved;

    Symbol(Instrument instrument, BarQuery query, OpenBars bars) {
      this.instrument = instrument;
      this.bars = bars;
      filler =
          query.fill() == BarFill.NONE
              ? null
              : new BarFiller(query.interval(), bars.rollup().periods(), this::hand);
      to = filler == null ? this::hand : filler;
    }

    void over(long minute, long symbolTime) {
      bars.over(minute, symbolTime);
      if (filler != null) {
        filler.over(minute);
      }
    }

    void end() {
      if (filler != null) {
        filler.end();
      }
    }

    private void hand(Auction auction, BarPeriod period, Bar bar) {
      count++;
      BarFold.this.to.bar(instrument, auction, period, bar);
    }
  }

  private final Map<String, Symbol> symbols = new HashMap<>();
  private final List<Symbol> moved = new ArrayList<>();
  private final FrameReader frame = new FrameReader();
  private final FinishedBars to;
  private @Nullable Symbol[] table = new @Nullable Symbol[16];
  private long count;

  BarFold(BarQuery query, Collection<Instrument> instruments, FinishedBars to) {
    this.to = to;
    MarketRules rules = MarketRules.builtIn();
    Map<String, TradingCalendar> calendars = new HashMap<>();
    for (Instrument instrument : instruments) {
      TradingCalendar calendar =
          calendars.computeIfAbsent(
              instrument.sessionId(), id -> new TradingCalendar(rules.schedule(id)));
      OpenBars bars = new OpenBars(query.interval(), calendar, query.auctions());
      symbols.put(instrument.symbol(), new Symbol(instrument, query, bars));
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
        case AuctionUpdateDecoder.TEMPLATE_ID -> auction(frame.auctionUpdate());
        case MinuteUpdateDecoder.TEMPLATE_ID -> minute(frame.minuteUpdate());
        default -> {
          // trades, quotes, indicators, phases and reference data make no bar
        }
      }
    }
    release();
  }

  private void bar(BarUpdateDecoder update) {
    OpenBars bars = symbol(update.symbol()).bars;
    boolean ofMinutes = bars.rollup().isOfMinutes();
    if (ofMinutes && update.span() == BarSpan.MINUTE) {
      bars.minute(BarCodec.decode(update));
    } else if (!ofMinutes && update.span() == BarSpan.DAY) {
      bars.day(BarCodec.decode(update));
    }
  }

  private void auction(AuctionUpdateDecoder update) {
    symbol(update.symbol()).bars.auction(AuctionCodec.decode(update));
  }

  private void minute(MinuteUpdateDecoder update) {
    if (update.state() == BarState.CLOSED) {
      Symbol symbol = symbol(update.symbol());
      symbol.over(update.start(), update.eventTime());
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
      while (symbol.bars.hasFinal()) {
        symbol.bars.take(symbol.to);
      }
    }
    moved.clear();
  }

  /**
   * Hands out all that is left, in the order of (start, symbol), then the flat bars that stand
   * behind a symbol's last one, by symbol.
   */
  void end() {
    PriorityQueue<Symbol> left =
        new PriorityQueue<>(
            Comparator.comparingLong((Symbol symbol) -> symbol.bars.oldest())
                .thenComparing(symbol -> symbol.instrument.symbol()));
    symbols.values().stream().filter(symbol -> !symbol.bars.isEmpty()).forEach(left::add);
    for (Symbol symbol = left.poll(); symbol != null; symbol = left.poll()) {
      symbol.bars.take(symbol.to);
      if (!symbol.bars.isEmpty()) {
        left.add(symbol);
      }
    }
    symbols.values().stream()
        .sorted(Comparator.comparing(symbol -> symbol.instrument.symbol()))
        .forEach(Symbol::end);
  }

  /** How many bars have been handed out. */
  long count() {
    return count;
  }

  /** How often bars changed that had been handed out before. */
  long refused() {
    return symbols.values().stream().mapToLong(symbol -> symbol.bars.refused()).sum();
  }
}

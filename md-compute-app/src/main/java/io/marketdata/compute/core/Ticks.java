package io.marketdata.compute.core;

import io.marketdata.calendar.MarketDay;
import io.marketdata.calendar.TradingCalendar;
import io.marketdata.compute.bar.BarBuilder;
import io.marketdata.compute.bar.Print;
import io.marketdata.compute.bar.SnapshotFigures;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.DepthDecoder;
import io.marketdata.wire.sbe.QuoteDecoder;
import io.marketdata.wire.sbe.SnapshotDecoder;
import io.marketdata.wire.sbe.TradeDecoder;
import org.jspecify.annotations.Nullable;

/**
 * One tick: checked by itself, then its source's time moves and what is due closes, then it is held
 * against its symbol and has its effect. A tick that fails the first check moves no time. Not
 * thread-safe.
 */
final class Ticks {

  private final BarBuilder builder = new BarBuilder();
  private final TickReader reader;
  private final RecordScope scope;
  private final Updates updates;
  private final TickEffects effects;

  Ticks(TickReader reader, RecordScope scope, Updates updates, CoreMetrics metrics) {
    this.reader = reader;
    this.scope = scope;
    this.updates = updates;
    effects = new TickEffects(reader, scope, updates, metrics, builder);
  }

  /** Applies the tick that the reader has read; the reason if it is rejected. */
  @Nullable RejectReason apply(FrameReader frame) {
    SourceTime source = scope.source();
    if (!source.lineSeen) {
      return RejectReason.NO_LINE;
    }
    SymbolCore symbol = scope.symbol(frame, reader.symbol());
    if (symbol == null) {
      return RejectReason.UNKNOWN_INSTRUMENT;
    }
    if (!symbol.isOf(source)) {
      return RejectReason.FOREIGN_SOURCE;
    }
    RejectReason reason = checkTime(source, symbol);
    reason = reason != null ? reason : checkNumbers(frame, symbol);
    if (reason != null) {
      return reason;
    }
    effects.see(symbol, frame.templateId());
    source.moveBy(symbol, Math.min(reader.eventTime(), scope.arrival() - source.delay));
    source.close(symbol, updates);
    Closing.behind(symbol, reader.eventTime(), source.timeOf(symbol), updates);
    return effect(frame, symbol);
  }

  private @Nullable RejectReason checkTime(SourceTime source, SymbolCore symbol) {
    long eventTime = reader.eventTime();
    if (eventTime <= 0 || eventTime > SourceTime.MAX_TIME) {
      return RejectReason.BAD_TIME;
    }
    if (eventTime - scope.arrival() > source.maxAhead) {
      return RejectReason.FUTURE;
    }
    return isNear(symbol, eventTime, reader.tradingDay()) ? null : RejectReason.BAD_TRADING_DAY;
  }

  /**
   * Whether that trading day covers the stamp, or is the one before or behind the one that does.
   */
  private static boolean isNear(SymbolCore symbol, long eventTime, int given) {
    if (given == SymbolCore.NO_DAY || isOf(symbol.current(), eventTime, given)) {
      return true;
    }
    TradingCalendar calendar = symbol.calendar();
    int covering = calendar.tradingDay(eventTime);
    return given == covering
        || given == calendar.next(covering)
        || given == calendar.previous(covering)
        || isOf(symbol.previous(), eventTime, given);
  }

  /** A day goes by the rules that it began with, whatever the newest say. */
  private static boolean isOf(@Nullable Day day, long eventTime, int given) {
    return day != null && day.book().day() == given && day.book().hours().covers(eventTime);
  }

  private @Nullable RejectReason checkNumbers(FrameReader frame, SymbolCore symbol) {
    Rules rules = symbol.rulesAt(reader.eventTime(), reader.tradingDay());
    Scales scales = reader.scales(frame, rules);
    return switch (frame.templateId()) {
      case TradeDecoder.TEMPLATE_ID -> checkTrade(frame.trade(), scales, rules);
      case SnapshotDecoder.TEMPLATE_ID -> checkSnapshot(frame.snapshot(), scales, rules);
      case QuoteDecoder.TEMPLATE_ID -> checkQuote(frame.quote(), scales, rules);
      case DepthDecoder.TEMPLATE_ID -> checkDepth(frame.depth(), scales);
      default -> throw new IllegalStateException("no tick: " + frame.templateId());
    };
  }

  private @Nullable RejectReason checkTrade(TradeDecoder trade, Scales scales, Rules rules) {
    long price = scales.price(trade.price());
    long size = scales.size(trade.size());
    if (!scales.isExact()) {
      return RejectReason.SCALE;
    }
    if (price <= 0) {
      return RejectReason.BAD_PRICE;
    }
    if (size <= 0) {
      return size == 0 ? RejectReason.ZERO_SIZE : RejectReason.BAD_SIZE;
    }
    try {
      long multiplier = rules.multiplier();
      Print print = builder.trade(reader.eventTime(), reader.number(), price, size, multiplier);
      print.tradeId = trade.tradeId();
      print.conditions = trade.conditions();
      print.venue = trade.venue();
      print.number = order(trade, print.number);
      return null;
    } catch (ArithmeticException e) {
      return RejectReason.OVERFLOW;
    }
  }

  /** The venue's order among trades of one time, where it has one. */
  private static long order(TradeDecoder trade, long number) {
    if (trade.sequence() != Scales.NONE) {
      return trade.sequence();
    }
    return trade.tradeId() != Scales.NONE ? trade.tradeId() : number;
  }

  private @Nullable RejectReason checkQuote(QuoteDecoder quote, Scales scales, Rules rules) {
    reader.quote(quote);
    return scales.isExact() ? effects.checkQuote(rules) : RejectReason.SCALE;
  }

  private @Nullable RejectReason checkDepth(DepthDecoder depth, Scales scales) {
    reader.depth(depth);
    return scales.isExact() ? null : RejectReason.SCALE;
  }

  private @Nullable RejectReason checkSnapshot(
      SnapshotDecoder snapshot, Scales scales, Rules rules) {
    if (snapshot.volume() < 0 || snapshot.turnover().high() < 0) {
      return RejectReason.BAD_SIZE;
    }
    reader.snapshot(snapshot);
    if (!scales.isExact()) {
      return RejectReason.SCALE;
    }
    return rules.isQuoted() ? effects.checkQuote(rules) : null;
  }

  /**
   * Whether the snapshot in hand is a row of the day before under the new day: feeds send their
   * last rows at log-in.
   */
  private boolean isStale(SymbolCore symbol) {
    SnapshotFigures figures = reader.figures();
    if (figures.volume == 0) {
      return false;
    }
    Day newest = symbol.current();
    if (newest != null && newest.isOf(figures.eventTime, reader.tradingDay())) {
      Day before = symbol.previous();
      boolean isEarly = figures.eventTime < newest.book().hours().start();
      boolean isSame = before != null && before.book().cumulative().is(figures);
      return !newest.book().isTraded() && (isEarly || isSame);
    }
    MarketDay hours = symbol.hours(figures.eventTime, reader.tradingDay());
    boolean begins = newest == null || hours.day() > newest.book().day();
    return begins
        && (figures.eventTime < hours.start()
            || (newest != null && newest.book().cumulative().is(figures)));
  }

  private @Nullable RejectReason effect(FrameReader frame, SymbolCore symbol) {
    symbol.seed(scope.source(), scope.arrival(), reader.eventTime());
    symbol.dirt().figures();
    if (frame.templateId() == SnapshotDecoder.TEMPLATE_ID && isStale(symbol)) {
      return RejectReason.STALE;
    }
    Day day = symbol.day(reader.eventTime(), reader.tradingDay(), scope.source(), updates);
    if (day == null) {
      return RejectReason.EARLIER_DAY;
    }
    return switch (frame.templateId()) {
      case TradeDecoder.TEMPLATE_ID -> effects.trade(symbol, day, frame.trade().side());
      case SnapshotDecoder.TEMPLATE_ID -> effects.snapshot(symbol, day);
      case QuoteDecoder.TEMPLATE_ID -> effects.quote(symbol, day);
      default -> effects.book(symbol, day);
    };
  }
}

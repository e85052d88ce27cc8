package io.marketdata.compute.core;

import io.marketdata.compute.bar.BarBuilder;
import io.marketdata.compute.bar.Print;
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

  private static final long MAX_TIME = 7_258_118_400_000_000_000L;
  private static final long NANOS_PER_DAY = 86_400_000_000_000L;
  private static final int MAX_DAYS_APART = 20;

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
    if (!symbol.rules().instrument().source().equals(source.name)) {
      return RejectReason.FOREIGN_SOURCE;
    }
    RejectReason reason = checkTime(source);
    reason = reason != null ? reason : checkNumbers(frame, symbol);
    if (reason != null) {
      return reason;
    }
    source.moveTo(Math.min(reader.eventTime(), scope.arrival() - source.delay));
    source.symbols.close(source.time, updates);
    Closing.behind(symbol, reader.eventTime(), source.time, updates);
    return effect(frame, symbol);
  }

  private @Nullable RejectReason checkTime(SourceTime source) {
    long eventTime = reader.eventTime();
    if (eventTime <= 0 || eventTime > MAX_TIME) {
      return RejectReason.BAD_TIME;
    }
    if (eventTime - scope.arrival() > source.maxAhead) {
      return RejectReason.FUTURE;
    }
    int given = reader.tradingDay();
    if (given == SymbolCore.NO_DAY) {
      return null;
    }
    long apart = Math.abs(given - eventTime / NANOS_PER_DAY);
    return apart > MAX_DAYS_APART ? RejectReason.BAD_DAY : null;
  }

  private @Nullable RejectReason checkNumbers(FrameReader frame, SymbolCore symbol) {
    Rules rules = symbol.rulesAt(reader.eventTime(), reader.tradingDay());
    Scales scales = reader.scales(frame, rules);
    return switch (frame.templateId()) {
      case TradeDecoder.TEMPLATE_ID -> checkTrade(frame.trade(), scales, rules);
      case SnapshotDecoder.TEMPLATE_ID -> checkSnapshot(frame.snapshot(), scales);
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
      long multiplier = rules.instrument().multiplier();
      Print print = builder.trade(reader.eventTime(), reader.number(), price, size, multiplier);
      print.tradeId = trade.tradeId();
      return null;
    } catch (ArithmeticException e) {
      return RejectReason.OVERFLOW;
    }
  }

  private @Nullable RejectReason checkQuote(QuoteDecoder quote, Scales scales, Rules rules) {
    reader.quote(quote);
    return scales.isExact() ? effects.checkQuote(rules) : RejectReason.SCALE;
  }

  private @Nullable RejectReason checkDepth(DepthDecoder depth, Scales scales) {
    reader.depth(depth);
    return scales.isExact() ? null : RejectReason.SCALE;
  }

  private @Nullable RejectReason checkSnapshot(SnapshotDecoder snapshot, Scales scales) {
    if (snapshot.volume() < 0 || snapshot.turnover().high() < 0) {
      return RejectReason.BAD_SIZE;
    }
    reader.snapshot(snapshot);
    return scales.isExact() ? null : RejectReason.SCALE;
  }

  private @Nullable RejectReason effect(FrameReader frame, SymbolCore symbol) {
    symbol.seed(scope.source(), scope.arrival());
    symbol.dirt().figures();
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

package io.marketdata.compute.core;

import io.marketdata.compute.bar.SnapshotFigures;
import io.marketdata.compute.quote.Book;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.DepthDecoder;
import io.marketdata.wire.sbe.QuoteDecoder;
import io.marketdata.wire.sbe.SnapshotDecoder;
import io.marketdata.wire.sbe.TradeDecoder;

/** What trades, snapshots, quotes and books have in common, and their numbers in exact scale. */
final class TickReader {

  private final Scales scales = new Scales();
  private final SnapshotFigures figures = new SnapshotFigures();
  private final Book book = new Book();
  private long number;
  private long eventTime;
  private int symbol;
  private int tradingDay;

  /** Whether the message is one of them; reads what they have in common. */
  boolean read(FrameReader frame) {
    switch (frame.templateId()) {
      case TradeDecoder.TEMPLATE_ID -> {
        TradeDecoder t = frame.trade();
        set(t.number(), t.eventTime(), t.symbol(), t.tradingDay());
      }
      case SnapshotDecoder.TEMPLATE_ID -> {
        SnapshotDecoder s = frame.snapshot();
        set(s.number(), s.eventTime(), s.symbol(), s.tradingDay());
      }
      case QuoteDecoder.TEMPLATE_ID -> {
        QuoteDecoder q = frame.quote();
        set(q.number(), q.eventTime(), q.symbol(), q.tradingDay());
      }
      case DepthDecoder.TEMPLATE_ID -> {
        DepthDecoder d = frame.depth();
        set(d.number(), d.eventTime(), d.symbol(), d.tradingDay());
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void set(long newNumber, long newEventTime, int newSymbol, int newTradingDay) {
    number = newNumber;
    eventTime = newEventTime;
    symbol = newSymbol;
    tradingDay = newTradingDay;
  }

  long number() {
    return number;
  }

  long eventTime() {
    return eventTime;
  }

  int symbol() {
    return symbol;
  }

  int tradingDay() {
    return tradingDay;
  }

  /** Numbers read from here on are brought to these rules' scale. */
  Scales scales(FrameReader frame, Rules rules) {
    scales.begin(
        frame.priceExponent(symbol) - rules.priceExponent(),
        frame.sizeExponent(symbol) - rules.sizeExponent());
    return scales;
  }

  Scales scales() {
    return scales;
  }

  /** The figures of the snapshot in hand; its book is in {@link #book()} then. */
  SnapshotFigures snapshot(SnapshotDecoder from) {
    figures.eventTime = eventTime;
    figures.number = number;
    figures.last = scales.price(from.last());
    figures.open = scales.price(from.open());
    figures.high = scales.price(from.high());
    figures.low = scales.price(from.low());
    figures.previousClose = scales.price(from.previousClose());
    figures.previousSettlement = scales.price(from.previousSettlement());
    figures.settlement = scales.price(from.settlement());
    figures.limitUp = scales.price(from.limitUp());
    figures.limitDown = scales.price(from.limitDown());
    figures.volume = scales.size(from.volume());
    figures.openInterest = scales.size(from.openInterest());
    figures.previousOpenInterest = scales.size(from.previousOpenInterest());
    figures.trades = from.trades();
    figures.phase = from.phase();
    scales.turnover(from.turnover(), figures.turnover);
    book.clear();
    for (SnapshotDecoder.BidsDecoder bid : from.bids()) {
      book.addBid(scales.price(bid.price()), scales.size(bid.size()));
    }
    for (SnapshotDecoder.AsksDecoder ask : from.asks()) {
      book.addAsk(scales.price(ask.price()), scales.size(ask.size()));
    }
    return figures;
  }

  SnapshotFigures figures() {
    return figures;
  }

  void depth(DepthDecoder from) {
    book.clear();
    for (DepthDecoder.BidsDecoder bid : from.bids()) {
      book.addBid(scales.price(bid.price()), scales.size(bid.size()));
    }
    for (DepthDecoder.AsksDecoder ask : from.asks()) {
      book.addAsk(scales.price(ask.price()), scales.size(ask.size()));
    }
  }

  void quote(QuoteDecoder from) {
    book.clear();
    if (from.bid() != Scales.NONE) {
      book.addBid(scales.price(from.bid()), sizeOf(from.bidSize()));
    }
    if (from.ask() != Scales.NONE) {
      book.addAsk(scales.price(from.ask()), sizeOf(from.askSize()));
    }
  }

  private long sizeOf(long given) {
    return given == Scales.NONE ? 0 : scales.size(given);
  }

  /** The book of the message in hand. */
  Book book() {
    return book;
  }
}

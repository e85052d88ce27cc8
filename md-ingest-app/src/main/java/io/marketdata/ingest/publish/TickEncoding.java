package io.marketdata.ingest.publish;

import io.marketdata.ingest.normalise.Listing;
import io.marketdata.ingest.normalise.Tick;
import io.marketdata.ingest.normalise.TickField;
import io.marketdata.ingest.normalise.TickPhase;
import io.marketdata.ingest.normalise.TickSide;
import io.marketdata.wire.TickFrameWriter;
import io.marketdata.wire.sbe.DepthEncoder;
import io.marketdata.wire.sbe.Phase;
import io.marketdata.wire.sbe.QuoteEncoder;
import io.marketdata.wire.sbe.Side;
import io.marketdata.wire.sbe.SnapshotEncoder;
import io.marketdata.wire.sbe.TradeEncoder;

/** Writes ticks as messages of the log. An absent figure has the same value here and there. */
public final class TickEncoding {

  private static final int HEAD = 64;
  private static final int BLOCK = 192;
  private static final int LEVEL = 16;

  private TickEncoding() {}

  /** No tick takes more bytes than that, its place in the symbol table included. */
  public static int bound(Tick tick) {
    int levels = tick.levels(true) + tick.levels(false);
    return HEAD + BLOCK + levels * LEVEL + tick.listing().symbol().length() * 3;
  }

  /**
   * Appends a tick to a frame that has room for {@link #bound} bytes more.
   *
   * @param writer has begun a frame
   */
  public static void write(Tick tick, TickFrameWriter writer) {
    Listing listing = tick.listing();
    int symbol = writer.symbol(listing.symbol(), listing.priceExponent(), listing.sizeExponent());
    switch (tick.kind()) {
      case TRADE -> trade(tick, symbol, writer.trade());
      case QUOTE -> quote(tick, symbol, writer.quote());
      case SNAPSHOT -> snapshot(tick, symbol, writer.snapshot());
      case DEPTH -> depth(tick, symbol, writer.depth());
    }
    writer.commit();
  }

  private static void trade(Tick tick, int symbol, TradeEncoder to) {
    to.number(tick.number())
        .eventTime(tick.eventTime())
        .price(tick.value(TickField.PRICE))
        .size(tick.value(TickField.SIZE))
        .tradeId(tick.tradeId())
        .sequence(tick.sequence())
        .conditions(tick.conditions())
        .venue((short) tick.exchange())
        .tradingDay(tick.tradingDay())
        .symbol(symbol)
        .side(side(tick.side()));
  }

  private static void quote(Tick tick, int symbol, QuoteEncoder to) {
    to.number(tick.number())
        .eventTime(tick.eventTime())
        .bid(tick.value(TickField.BID))
        .bidSize(tick.value(TickField.BID_SIZE))
        .ask(tick.value(TickField.ASK))
        .askSize(tick.value(TickField.ASK_SIZE))
        .tradingDay(tick.tradingDay())
        .symbol(symbol);
  }

  private static void snapshot(Tick tick, int symbol, SnapshotEncoder to) {
    to.number(tick.number())
        .eventTime(tick.eventTime())
        .last(tick.value(TickField.LAST))
        .open(tick.value(TickField.OPEN))
        .high(tick.value(TickField.HIGH))
        .low(tick.value(TickField.LOW))
        .previousClose(tick.value(TickField.PREVIOUS_CLOSE))
        .previousSettlement(tick.value(TickField.PREVIOUS_SETTLEMENT))
        .settlement(tick.value(TickField.SETTLEMENT))
        .volume(tick.value(TickField.VOLUME))
        .trades(tick.value(TickField.TRADES))
        .openInterest(tick.value(TickField.OPEN_INTEREST))
        .previousOpenInterest(tick.value(TickField.PREVIOUS_OPEN_INTEREST))
        .limitUp(tick.value(TickField.LIMIT_UP))
        .limitDown(tick.value(TickField.LIMIT_DOWN))
        .tradingDay(tick.tradingDay())
        .symbol(symbol)
        .phase(phase(tick.phase()));
    to.turnover().high(tick.turnoverHigh()).low(tick.value(TickField.TURNOVER));
    levels(tick, to);
  }

  private static void levels(Tick tick, SnapshotEncoder to) {
    SnapshotEncoder.BidsEncoder bids = to.bidsCount(tick.levels(true));
    for (int i = 0; i < tick.levels(true); i++) {
      bids.next().price(tick.levelPrice(true, i)).size(tick.levelSize(true, i));
    }
    SnapshotEncoder.AsksEncoder asks = to.asksCount(tick.levels(false));
    for (int i = 0; i < tick.levels(false); i++) {
      asks.next().price(tick.levelPrice(false, i)).size(tick.levelSize(false, i));
    }
  }

  private static void depth(Tick tick, int symbol, DepthEncoder to) {
    to.number(tick.number())
        .eventTime(tick.eventTime())
        .tradingDay(tick.tradingDay())
        .symbol(symbol);
    DepthEncoder.BidsEncoder bids = to.bidsCount(tick.levels(true));
    for (int i = 0; i < tick.levels(true); i++) {
      bids.next().price(tick.levelPrice(true, i)).size(tick.levelSize(true, i));
    }
    DepthEncoder.AsksEncoder asks = to.asksCount(tick.levels(false));
    for (int i = 0; i < tick.levels(false); i++) {
      asks.next().price(tick.levelPrice(false, i)).size(tick.levelSize(false, i));
    }
  }

  private static Side side(TickSide side) {
    return switch (side) {
      case UNKNOWN -> Side.UNKNOWN;
      case BUY -> Side.BUY;
      case SELL -> Side.SELL;
    };
  }

  private static Phase phase(TickPhase phase) {
    return switch (phase) {
      case UNKNOWN -> Phase.UNKNOWN;
      case PRE_OPEN -> Phase.PRE_OPEN;
      case OPENING_AUCTION -> Phase.OPENING_AUCTION;
      case CONTINUOUS -> Phase.CONTINUOUS;
      case BREAK -> Phase.BREAK;
      case CLOSING_AUCTION -> Phase.CLOSING_AUCTION;
      case AFTER_HOURS -> Phase.AFTER_HOURS;
      case CLOSED -> Phase.CLOSED;
      case HALTED -> Phase.HALTED;
    };
  }
}

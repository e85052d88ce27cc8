package io.marketdata.ingest.feed.binance;

import io.marketdata.ingest.feed.binance.BinanceMessage.Figure;
import io.marketdata.ingest.feed.binance.BinanceMessage.Side;
import io.marketdata.ingest.feed.line.TradeIds;
import io.marketdata.ingest.normalise.RawMessage;
import io.marketdata.ingest.normalise.RejectionReason;
import io.marketdata.ingest.normalise.TickField;
import io.marketdata.ingest.normalise.TickKind;
import io.marketdata.ingest.normalise.TickSide;
import io.marketdata.ingest.normalise.VenueDecoder;
import io.marketdata.ingest.normalise.VenueTick;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages of combined streams: trades, best quotes and partial books. What the venue does
 * not stamp gets the time of its arrival, or the newest stamp seen where that is later, so that a
 * book is never older than the trades before it, whichever clock is ahead. Allocates nothing.
 */
final class BinanceDecoder implements VenueDecoder {

  private static final long MILLION = 1_000_000;
  private static final long MAX_MILLIS = Long.MAX_VALUE / MILLION;

  private final StreamSymbols symbols;
  private final TradeIds ids;
  private final long maxAhead;
  private final long[] quoteUpdates;
  private final long[] bookUpdates;
  private final BinanceMessage message = new BinanceMessage();
  private long newest;
  private byte[] buffer = new byte[0];

  /**
   * Reads the streams of these symbols.
   *
   * @param ids told of every trade
   * @param maxAhead nanoseconds that a stamp may lie ahead of its arrival and still be believed
   */
  BinanceDecoder(StreamSymbols symbols, TradeIds ids, long maxAhead) {
    this.symbols = symbols;
    this.ids = ids;
    this.maxAhead = maxAhead;
    quoteUpdates = new long[symbols.size()];
    bookUpdates = new long[symbols.size()];
  }

  @Override
  public @Nullable RejectionReason decode(RawMessage raw, VenueTick tick) {
    buffer = raw.buffer();
    if (!message.read(buffer, raw.offset(), raw.length())) {
      return RejectionReason.MALFORMED;
    }
    int end = message.streamOffset + message.streamLength;
    int at = message.streamOffset;
    while (at < end && buffer[at] != '@') {
      at++;
    }
    if (message.streamLength == 0 || at >= end) {
      return RejectionReason.UNKNOWN_KIND;
    }
    StreamKind kind = StreamKind.of(buffer, at + 1, end);
    if (kind == StreamKind.OTHER) {
      return RejectionReason.UNSUBSCRIBED;
    }
    int symbol = symbols.find(buffer, message.streamOffset, at - message.streamOffset);
    if (symbol == StreamSymbols.UNKNOWN) {
      return RejectionReason.UNKNOWN_INSTRUMENT;
    }
    if (!message.hasData || !isOfStream(at)) {
      return RejectionReason.MALFORMED;
    }
    return decode(kind, symbol, raw.due(), tick);
  }

  private @Nullable RejectionReason decode(
      StreamKind kind, int symbol, long arrival, VenueTick tick) {
    boolean stamped = message.tradeTime > 0 && message.tradeTime <= MAX_MILLIS;
    if (!stamped && (kind == StreamKind.TRADE || message.tradeTime != BinanceMessage.ABSENT)) {
      return RejectionReason.MALFORMED;
    }
    RejectionReason reason =
        switch (kind) {
          case TRADE -> trade(symbol, arrival, tick);
          case BOOK_TICKER -> quote(symbol, arrival, tick);
          default -> depth(symbol, arrival, tick);
        };
    byte[] name = symbols.symbol(symbol);
    tick.symbol(name, 0, name.length);
    return reason;
  }

  private @Nullable RejectionReason trade(int symbol, long arrival, VenueTick tick) {
    boolean complete = message.price.present && message.size.present && message.hasMaker;
    if (!complete || message.tradeId < 0) {
      return RejectionReason.MALFORMED;
    }
    long time = time(arrival);
    if (!ids.take(symbol, message.tradeId, Math.min(time, arrival + maxAhead))) {
      return RejectionReason.REPEATED;
    }
    tick.begin(TickKind.TRADE);
    tick.eventTime(time);
    tick.tradeId(message.tradeId);
    tick.side(message.buyerIsMaker ? TickSide.SELL : TickSide.BUY);
    set(tick, TickField.PRICE, message.price);
    set(tick, TickField.SIZE, message.size);
    return null;
  }

  private @Nullable RejectionReason quote(int symbol, long arrival, VenueTick tick) {
    boolean bid = message.bid.present && message.bidSize.present;
    boolean ask = message.ask.present && message.askSize.present;
    if (!bid || !ask) {
      return RejectionReason.MALFORMED;
    }
    if (isOlder(quoteUpdates, symbol)) {
      return RejectionReason.REPEATED;
    }
    tick.begin(TickKind.QUOTE);
    tick.eventTime(time(arrival));
    set(tick, TickField.BID, message.bid);
    set(tick, TickField.BID_SIZE, message.bidSize);
    set(tick, TickField.ASK, message.ask);
    set(tick, TickField.ASK_SIZE, message.askSize);
    return null;
  }

  private @Nullable RejectionReason depth(int symbol, long arrival, VenueTick tick) {
    if (!message.bids.present || !message.asks.present) {
      return RejectionReason.MALFORMED;
    }
    if (isOlder(bookUpdates, symbol)) {
      return RejectionReason.REPEATED;
    }
    tick.begin(TickKind.DEPTH);
    tick.eventTime(time(arrival));
    levels(tick, true, message.bids);
    levels(tick, false, message.asks);
    return null;
  }

  private static void levels(VenueTick tick, boolean bid, Side side) {
    for (int level = 0; level < side.count; level++) {
      tick.levelPrice(bid, level, side.prices[level], side.priceDecimals[level]);
      tick.levelSize(bid, level, side.sizes[level], side.sizeDecimals[level]);
    }
  }

  private static void set(VenueTick tick, TickField field, Figure figure) {
    tick.set(field, figure.unscaled, figure.decimals);
  }

  private long time(long arrival) {
    if (message.tradeTime == BinanceMessage.ABSENT) {
      return Math.max(arrival, newest);
    }
    long time = message.tradeTime * MILLION;
    if (time <= arrival + maxAhead) {
      newest = Math.max(newest, time);
    }
    return time;
  }

  /** While two connections overlap, the slower one's books are behind those that were brought. */
  private boolean isOlder(long[] updates, int symbol) {
    long update = message.updateId;
    if (update == BinanceMessage.ABSENT) {
      return false;
    }
    boolean older = update < updates[symbol] && ids.isOverlapping();
    if (!older) {
      updates[symbol] = update;
    }
    return older;
  }

  private boolean isOfStream(int at) {
    if (message.symbolLength == 0) {
      return true;
    }
    if (message.symbolLength != at - message.streamOffset) {
      return false;
    }
    for (int i = 0; i < message.symbolLength; i++) {
      byte one = buffer[message.symbolOffset + i];
      int lower = one >= 'A' && one <= 'Z' ? one + ('a' - 'A') : one;
      if (lower != buffer[message.streamOffset + i]) {
        return false;
      }
    }
    return true;
  }
}

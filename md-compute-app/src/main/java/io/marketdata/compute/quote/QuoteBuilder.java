package io.marketdata.compute.quote;

import io.marketdata.compute.bar.BarFigures;
import io.marketdata.compute.bar.Print;
import io.marketdata.compute.bar.SnapshotFigures;
import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.InstrumentRules;
import io.marketdata.wire.sbe.Direction;
import io.marketdata.wire.sbe.Phase;
import io.marketdata.wire.sbe.Quality;
import io.marketdata.wire.sbe.QuoteUpdateEncoder;
import io.marketdata.wire.sbe.SnapshotDecoder;
import io.marketdata.wire.sbe.SymbolFiguresDecoder;
import io.marketdata.wire.sbe.SymbolFiguresEncoder;

/**
 * The quote of a symbol on its newest trading day. Trades and mid prices accumulate through the day
 * bar; a snapshot gives its figures itself. Not thread-safe; does not allocate.
 */
public final class QuoteBuilder {

  private static final long NONE = SnapshotDecoder.lastNullValue();
  private static final long THOUSAND = 1_000;

  /** Twice the most that a limit may allow. */
  private static final long MOST_PERMILLE = 200_000;

  private static final long MOST_STEP = Long.MAX_VALUE / 4;

  private final Book book = new Book();
  private long time;
  private long last = NONE;
  private long open = NONE;
  private long high = NONE;
  private long low = NONE;
  private long previousClose = NONE;
  private long previousSettlement = NONE;
  private long settlement = NONE;
  private long volume;
  private long turnoverHigh;
  private long turnoverLow;
  private long trades = NONE;
  private long openInterest = NONE;
  private long previousOpenInterest = NONE;
  private long limitUp = NONE;
  private long limitDown = NONE;
  private long upVolume;
  private long downVolume;
  private Phase phase = Phase.UNKNOWN;
  private Quality quality = Quality.OK;

  /**
   * Begins a trading day.
   *
   * @param close the day before's close in the scale of the new day; the null value if not known
   */
  public void startDay(long close) {
    previousSettlement = settlement;
    previousClose = close;
    last = NONE;
    open = NONE;
    high = NONE;
    low = NONE;
    settlement = NONE;
    volume = 0;
    turnoverHigh = 0;
    turnoverLow = 0;
    trades = NONE;
    openInterest = NONE;
    previousOpenInterest = NONE;
    limitUp = NONE;
    limitDown = NONE;
    upVolume = 0;
    downVolume = 0;
  }

  /** Forgets what is in another scale than the new day's. */
  public void changeScale() {
    book.clear();
    settlement = NONE;
  }

  /** Counts a print's side. */
  public void side(Print print) {
    if (print.direction == Direction.UP) {
      upVolume += print.volume();
    } else if (print.direction == Direction.DOWN) {
      downVolume += print.volume();
    }
  }

  /** Takes the figures of the day bar. */
  public void accumulate(BarFigures day, long eventTime) {
    time = Math.max(time, eventTime);
    if (day.isPriced()) {
      last = day.close();
      open = day.open();
      high = day.high();
      low = day.low();
    }
    volume = day.volume();
    turnoverHigh = day.turnoverHigh();
    turnoverLow = day.turnoverLow();
    trades = day.trades();
  }

  /** Takes the figures of a snapshot; one that is older than the quote changes nothing. */
  public void take(SnapshotFigures snapshot) {
    if (snapshot.eventTime < time) {
      return;
    }
    time = snapshot.eventTime;
    last = price(snapshot.last, last);
    open = price(snapshot.open, open);
    high = price(snapshot.high, high);
    low = price(snapshot.low, low);
    previousClose = price(snapshot.previousClose, previousClose);
    previousSettlement = price(snapshot.previousSettlement, previousSettlement);
    settlement = price(snapshot.settlement, settlement);
    limitUp = price(snapshot.limitUp, limitUp);
    limitDown = price(snapshot.limitDown, limitDown);
    volume = snapshot.volume;
    turnoverHigh = snapshot.turnover.high();
    turnoverLow = snapshot.turnover.low();
    trades = snapshot.trades;
    openInterest = snapshot.openInterest;
    if (snapshot.previousOpenInterest != NONE) {
      previousOpenInterest = snapshot.previousOpenInterest;
    }
  }

  /** A limit from the previous close, half up to the price tick; the null value for none. */
  private long limit(long given, int permille, int sign, long tick) {
    if (given != NONE || permille == 0 || previousClose <= 0) {
      return given;
    }
    long step = THOUSAND * tick;
    boolean fits = previousClose < Long.MAX_VALUE / MOST_PERMILLE && step < MOST_STEP;
    return fits
        ? (2 * previousClose * (THOUSAND + (long) sign * permille) + step) / (2 * step) * tick
        : NONE;
  }

  private static long price(long given, long before) {
    return given != NONE && given != 0 ? given : before;
  }

  /** Takes over a best bid and ask, unless it has something newer. */
  public void takeBest(Book best, long eventTime) {
    if (isNewest(eventTime)) {
      book.takeBest(best);
    }
  }

  /** Notes that the book is of that time; false if a newer one is there. */
  public boolean isNewest(long eventTime) {
    if (eventTime < time) {
      return false;
    }
    time = eventTime;
    return true;
  }

  /** A number of no meaning that takes a look at all of it. */
  public long warmth() {
    return time + previousSettlement + limitDown + downVolume + book.warmth();
  }

  /** The book. */
  public Book book() {
    return book;
  }

  /** Event time of the newest tick in it. */
  public long time() {
    return time;
  }

  /** Phase of the market. */
  public Phase phase() {
    return phase;
  }

  /** Changes the phase. */
  public void phase(Phase newPhase) {
    phase = newPhase;
  }

  /** How far it can be trusted. */
  public Quality quality() {
    return quality;
  }

  /** Changes the quality. */
  public void quality(Quality newQuality) {
    quality = newQuality;
  }

  /**
   * Writes all figures and the book; number, day and symbol are the caller's. Where no feed tells
   * limits they follow from the rules and the previous close.
   *
   * @param isFree whether the day has no price limits
   */
  public void write(QuoteUpdateEncoder update, Instrument instrument, boolean isFree) {
    InstrumentRules rules = isFree ? InstrumentRules.USUAL : instrument.rules();
    long tick = instrument.priceTick();
    update
        .eventTime(time)
        .last(last)
        .open(open)
        .high(high)
        .low(low)
        .previousClose(previousClose)
        .previousSettlement(previousSettlement)
        .settlement(settlement)
        .volume(volume)
        .trades(trades)
        .openInterest(openInterest)
        .previousOpenInterest(previousOpenInterest)
        .limitUp(limit(limitUp, rules.limitUpPermille(), 1, tick))
        .limitDown(limit(limitDown, rules.limitDownPermille(), -1, tick))
        .phase(phase)
        .quality(quality)
        .upVolume(upVolume)
        .downVolume(downVolume);
    update.turnover().high(turnoverHigh).low(turnoverLow);
    QuoteUpdateEncoder.BidsEncoder bids = update.bidsCount(book.bids());
    for (int i = 0; i < book.bids(); i++) {
      bids.next().price(book.bidPrice(i)).size(book.bidSize(i));
    }
    QuoteUpdateEncoder.AsksEncoder asks = update.asksCount(book.asks());
    for (int i = 0; i < book.asks(); i++) {
      asks.next().price(book.askPrice(i)).size(book.askSize(i));
    }
  }

  /** Writes the fields of its state; the book's groups follow by {@link #writeBook}. */
  public void write(SymbolFiguresEncoder state) {
    state
        .phase(phase)
        .quality(quality)
        .quoteTime(time)
        .last(last)
        .open(open)
        .high(high)
        .low(low)
        .previousClose(previousClose)
        .previousSettlement(previousSettlement)
        .settlement(settlement)
        .volume(volume)
        .trades(trades)
        .openInterest(openInterest)
        .previousOpenInterest(previousOpenInterest)
        .limitUp(limitUp)
        .limitDown(limitDown)
        .upVolume(upVolume)
        .downVolume(downVolume);
    state.turnover().high(turnoverHigh).low(turnoverLow);
  }

  /** Writes the book of its state. */
  public void writeBook(SymbolFiguresEncoder state) {
    SymbolFiguresEncoder.BidsEncoder bids = state.bidsCount(book.bids());
    for (int i = 0; i < book.bids(); i++) {
      bids.next().price(book.bidPrice(i)).size(book.bidSize(i));
    }
    SymbolFiguresEncoder.AsksEncoder asks = state.asksCount(book.asks());
    for (int i = 0; i < book.asks(); i++) {
      asks.next().price(book.askPrice(i)).size(book.askSize(i));
    }
  }

  /** Takes over a stored state; the decoder stands behind the book's groups afterwards. */
  public void read(SymbolFiguresDecoder state) {
    phase = state.phase();
    quality = state.quality();
    time = state.quoteTime();
    last = state.last();
    open = state.open();
    high = state.high();
    low = state.low();
    previousClose = state.previousClose();
    previousSettlement = state.previousSettlement();
    settlement = state.settlement();
    volume = state.volume();
    turnoverHigh = state.turnover().high();
    turnoverLow = state.turnover().low();
    trades = state.trades();
    openInterest = state.openInterest();
    previousOpenInterest = state.previousOpenInterest();
    limitUp = state.limitUp();
    limitDown = state.limitDown();
    upVolume = state.upVolume();
    downVolume = state.downVolume();
    book.clear();
    for (SymbolFiguresDecoder.BidsDecoder bid : state.bids()) {
      book.addBid(bid.price(), bid.size());
    }
    for (SymbolFiguresDecoder.AsksDecoder ask : state.asks()) {
      book.addAsk(ask.price(), ask.size());
    }
  }
}

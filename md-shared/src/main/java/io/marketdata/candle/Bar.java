package io.marketdata.candle;

import io.marketdata.price.Turnover;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import io.marketdata.wire.sbe.RevisionReason;

/**
 * A bar, for the edges: an immutable copy of what the core publishes. Prices and sizes are scaled
 * longs of the symbol's exponents, times epoch nanoseconds UTC.
 *
 * @param span a minute or a trading day
 * @param start of a day bar 00:00 UTC of its trading day
 * @param tradingDay days since 1970-01-01
 * @param open first price
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume what was traded
 * @param turnoverHigh upper half of the turnover, see {@link #turnover()}
 * @param turnoverLow lower half
 * @param buyVolume what buyers took
 * @param buyTurnoverHigh upper half of its turnover, see {@link #buyTurnover()}
 * @param buyTurnoverLow lower half
 * @param trades how many trades
 * @param firstTradeId of the venue, {@link #NONE} if not known
 * @param lastTradeId of the venue, {@link #NONE} if not known
 * @param openInterest at its end, {@link #NONE} if there is none
 * @param interestChange what the open interest changed by within it, {@link #NONE} if not known
 * @param settlement price of a futures day bar, {@link #NONE} if there is none
 * @param excluded part of the volume that set no price, such as odd lots
 * @param missing volume known to be missing of a partial bar
 * @param afterHours of a day bar: volume after hours
 * @param unattributed of a day bar: volume that no minute holds
 * @param state open, closed or revised
 * @param reason of the newest revision
 * @param rev how often it was revised after it had closed, unsigned 32 bits
 * @param marks bits of the wire's BarMarks
 * @param seq of its channel
 * @param eventTime of the message that brought it, {@link #NONE} where it comes from history
 */
public record Bar(
    BarSpan span,
    long start,
    int tradingDay,
    long open,
    long high,
    long low,
    long close,
    long volume,
    long turnoverHigh,
    long turnoverLow,
    long buyVolume,
    long buyTurnoverHigh,
    long buyTurnoverLow,
    long trades,
    long firstTradeId,
    long lastTradeId,
    long openInterest,
    long interestChange,
    long settlement,
    long excluded,
    long missing,
    long afterHours,
    long unattributed,
    BarState state,
    RevisionReason reason,
    long rev,
    int marks,
    long seq,
    long eventTime) {

  /** Stands for an optional number that is not there. */
  public static final long NONE = Long.MIN_VALUE;

  /** Bit of {@link #marks()}: volume is missing. */
  public static final int PARTIAL = 1;

  /** Bit of {@link #marks()}: figures were derived from snapshots. */
  public static final int ESTIMATED = 1 << 1;

  /** Bit of {@link #marks()}: the cumulative figures were taken anew in it. */
  public static final int REBASED = 1 << 2;

  /** Bit of {@link #marks()}: holds ticks from outside every session. */
  public static final int UNSCHEDULED = 1 << 3;

  /** Bit of {@link #marks()}: nothing was traded, its prices are the close before it. */
  public static final int FILLED = 1 << 4;

  /** Bit of {@link #marks()}: it was changed by a correction from outside the core. */
  public static final int CORRECTED = 1 << 5;

  /** Digits that {@link #vwap} has more than the prices. */
  public static final int VWAP_DIGITS = 2;

  /** Checks the order of its prices. */
  public Bar {
    if (low > Math.min(open, close) || high < Math.max(open, close)) {
      throw new IllegalArgumentException(
          "not a bar: " + open + ' ' + high + ' ' + low + ' ' + close);
    }
  }

  /** A new number with its turnover. */
  public Turnover turnover() {
    return new Turnover(turnoverHigh, turnoverLow);
  }

  /** A new number with the turnover of what buyers took. */
  public Turnover buyTurnover() {
    return new Turnover(buyTurnoverHigh, buyTurnoverLow);
  }

  /**
   * The price of its average unit, exact and rounded once, half away from zero, in units of {@code
   * 10^(price exponent - VWAP_DIGITS)}.
   *
   * @param multiplier units of the underlying in a contract, at least 1; turnover includes it
   * @return {@link #NONE} where there is none: nothing was traded, or the number is out of bounds
   */
  public long vwap(long multiplier) {
    long units = volume * multiplier;
    if (units <= 0 || Math.multiplyHigh(volume, multiplier) != 0) {
      return NONE;
    }
    try {
      return turnover().divide(units, VWAP_DIGITS);
    } catch (ArithmeticException e) {
      return NONE;
    }
  }

  /** Whether it may still change without a revision. */
  public boolean isOpen() {
    return state == BarState.OPEN;
  }

  /** Whether it replaces the other, which has the same span and start: the higher seq does. */
  public boolean replaces(Bar other) {
    return seq > other.seq;
  }

  /** A closed bar in the making, without any figure yet. */
  public static Builder builder(BarSpan span, long start, int tradingDay) {
    return new Builder(span, start, tradingDay);
  }

  /** A copy in the making. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /**
   * Makes bars; see {@link Bar} for the figures. What is not set is 0, or {@link #NONE} where that
   * is possible; the bar is closed. Not thread-safe.
   */
  public static final class Builder {
    private final long start;
    private final int tradingDay;
    private BarSpan span;
    private long open;
    private long high;
    private long low;
    private long close;
    private long volume;
    private long turnoverHigh;
    private long turnoverLow;
    private long buyVolume;
    private long buyTurnoverHigh;
    private long buyTurnoverLow;
    private long trades;
    private long firstTradeId = NONE;
    private long lastTradeId = NONE;
    private long openInterest = NONE;
    private long interestChange = NONE;
    private long settlement = NONE;
    private long excluded;
    private long missing;
    private long afterHours;
    private long unattributed;
    private BarState state = BarState.CLOSED;
    private RevisionReason reason = RevisionReason.NONE;
    private long rev;
    private int marks;
    private long seq;
    private long eventTime = NONE;

    private Builder(BarSpan span, long start, int tradingDay) {
      this.span = span;
      this.start = start;
      this.tradingDay = tradingDay;
    }

    private Builder(Bar bar) {
      this(bar.span, bar.start, bar.tradingDay);
      prices(bar.open, bar.high, bar.low, bar.close);
      volume(bar.volume).turnover(bar.turnoverHigh, bar.turnoverLow);
      buyVolume(bar.buyVolume).buyTurnover(bar.buyTurnoverHigh, bar.buyTurnoverLow);
      trades(bar.trades).tradeIds(bar.firstTradeId, bar.lastTradeId);
      openInterest(bar.openInterest).interestChange(bar.interestChange);
      settlement(bar.settlement).excluded(bar.excluded).missing(bar.missing);
      afterHours(bar.afterHours).unattributed(bar.unattributed);
      state(bar.state).revision(bar.reason, bar.rev).marks(bar.marks);
      seq(bar.seq).eventTime(bar.eventTime);
    }

    /** Another span. */
    public Builder span(BarSpan span) {
      this.span = span;
      return this;
    }

    /** Open, high, low, close. */
    public Builder prices(long open, long high, long low, long close) {
      this.open = open;
      this.high = high;
      this.low = low;
      this.close = close;
      return this;
    }

    /** What was traded. */
    public Builder volume(long volume) {
      this.volume = volume;
      return this;
    }

    /** Both halves of the turnover. */
    public Builder turnover(long high, long low) {
      turnoverHigh = high;
      turnoverLow = low;
      return this;
    }

    /** What buyers took. */
    public Builder buyVolume(long buyVolume) {
      this.buyVolume = buyVolume;
      return this;
    }

    /** Both halves of its turnover. */
    public Builder buyTurnover(long high, long low) {
      buyTurnoverHigh = high;
      buyTurnoverLow = low;
      return this;
    }

    /** How many trades. */
    public Builder trades(long trades) {
      this.trades = trades;
      return this;
    }

    /** Ids of the first and of the last one. */
    public Builder tradeIds(long first, long last) {
      firstTradeId = first;
      lastTradeId = last;
      return this;
    }

    /** Open interest at its end. */
    public Builder openInterest(long openInterest) {
      this.openInterest = openInterest;
      return this;
    }

    /** What the open interest changed by. */
    public Builder interestChange(long interestChange) {
      this.interestChange = interestChange;
      return this;
    }

    /** Settlement price. */
    public Builder settlement(long settlement) {
      this.settlement = settlement;
      return this;
    }

    /** Volume that set no price. */
    public Builder excluded(long excluded) {
      this.excluded = excluded;
      return this;
    }

    /** Volume known to be missing. */
    public Builder missing(long missing) {
      this.missing = missing;
      return this;
    }

    /** Volume after hours. */
    public Builder afterHours(long afterHours) {
      this.afterHours = afterHours;
      return this;
    }

    /** Volume that no minute holds. */
    public Builder unattributed(long unattributed) {
      this.unattributed = unattributed;
      return this;
    }

    /** Open, closed or revised. */
    public Builder state(BarState state) {
      this.state = state;
      return this;
    }

    /** The newest revision. */
    public Builder revision(RevisionReason reason, long rev) {
      this.reason = reason;
      this.rev = rev;
      return this;
    }

    /** Bits of the wire's BarMarks. */
    public Builder marks(int marks) {
      this.marks = marks;
      return this;
    }

    /** Number of its channel. */
    public Builder seq(long seq) {
      this.seq = seq;
      return this;
    }

    /** Time of its message. */
    public Builder eventTime(long eventTime) {
      this.eventTime = eventTime;
      return this;
    }

    /**
     * The bar.
     *
     * @throws IllegalArgumentException if its prices are not in order
     */
    public Bar build() {
      return new Bar(
          span,
          start,
          tradingDay,
          open,
          high,
          low,
          close,
          volume,
          turnoverHigh,
          turnoverLow,
          buyVolume,
          buyTurnoverHigh,
          buyTurnoverLow,
          trades,
          firstTradeId,
          lastTradeId,
          openInterest,
          interestChange,
          settlement,
          excluded,
          missing,
          afterHours,
          unattributed,
          state,
          reason,
          rev,
          marks,
          seq,
          eventTime);
    }
  }
}

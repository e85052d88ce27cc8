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

  /** Whether it may still change without a revision. */
  public boolean isOpen() {
    return state == BarState.OPEN;
  }

  /** Whether it replaces the other, which has the same span and start: the higher seq does. */
  public boolean replaces(Bar other) {
    return seq > other.seq;
  }
}

package io.marketdata.compute.bar;

import io.marketdata.price.Turnover;
import io.marketdata.wire.sbe.Phase;

/**
 * The figures of a snapshot in the scales of its symbol. A flyweight that is filled again for every
 * snapshot; absent figures hold {@link CumulativeFigures#NONE}.
 */
@SuppressWarnings("VisibilityModifier")
public final class SnapshotFigures {

  /** Epoch nanoseconds. */
  public long eventTime;

  /** The source's running number. */
  public long number;

  /** Newest price. */
  public long last;

  /** First price of the day. */
  public long open;

  /** Highest price of the day. */
  public long high;

  /** Lowest price of the day. */
  public long low;

  /** Volume of the day. */
  public long volume;

  /** Turnover of the day. */
  public final Turnover turnover = new Turnover();

  /** Trades of the day. */
  public long trades;

  /** Open interest. */
  public long openInterest;

  /** Open interest at the end of the day before. */
  public long previousOpenInterest;

  /** Close of the day before. */
  public long previousClose;

  /** Settlement of the day before. */
  public long previousSettlement;

  /** Settlement of the day. */
  public long settlement;

  /** Upper limit. */
  public long limitUp;

  /** Lower limit. */
  public long limitDown;

  /** The market's phase as the feed tells it. */
  public Phase phase = Phase.UNKNOWN;

  /** Whether the last price is one, not a placeholder. */
  public boolean hasLast() {
    return isPrice(last);
  }

  static boolean isPrice(long price) {
    return price != CumulativeFigures.NONE && price > 0;
  }
}

package io.marketdata.candle;

import io.marketdata.calendar.Auction;
import io.marketdata.calendar.TradingCalendar;
import io.marketdata.wire.sbe.BarSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Bars of one interval of one symbol, made of its minutes, results of auctions and days. Exact, and
 * the same whatever the order in which parts come and how often: a part is replaced by its newer
 * version, which is the one of higher seq. So history and a live stream can be put into it at once.
 * It may be given all that there is of the symbol: what the interval is not made of is passed over.
 *
 * <p>A bar says: open and first trade of its first part, close and last trade of the last one, the
 * newest open interest and settlement, sums of volumes, turnovers, trades and revisions, the change
 * of open interest where it is known of each part that has one, all marks. Its seq and event time
 * are those of the newest message in it. It is
 *
 * <ul>
 *   <li>open while a part is open or one may come: until its last trading minute is over; of weeks
 *       and months until the day bar of the calendar's last trading day in it has closed, or a day
 *       bar behind it exists, and only the latter where the holidays are not known;
 *   <li>then closed; revised where one of its parts is, with the sum of their revisions.
 * </ul>
 *
 * <p>Keeps the parts of so many bars as it is told, as references to what it was given: at most as
 * many as the interval has minutes, and two results of auctions, or 31 days; where days begin at
 * the midnight of another time zone 1,440 minutes of a day, of which weeks and months keep two. A
 * part of an older bar is refused, and its bar has to be read from history. For one thread.
 */
public final class Rollup {

  private static final int DAYS_IN_HAND = 2;

  private final BarPeriods periods;
  private final AuctionMerge auctions;
  private final int kept;
  private final BarSpan span;
  private final boolean stored;
  private final boolean ofDays;
  private final @Nullable Rollup days;
  private final RolledBars toDay = (auction, period, bar) -> put(Auction.NONE, bar);
  private final List<RolledBar> bars = new ArrayList<>(4);
  private final BarSums sums = new BarSums();
  private long closedThrough = Bar.NONE;
  private long forgottenStart = Bar.NONE;
  private Auction forgotten = Auction.CLOSING;

  /**
   * A roll-up without bars.
   *
   * @param shift where local days begin; without effect where hours are not round the clock
   * @param kept how many bars of the interval it keeps when it has told them, at least 1
   * @throws IllegalArgumentException if the interval counts seconds
   */
  public Rollup(
      Interval interval,
      TradingCalendar calendar,
      ZoneShift shift,
      AuctionMerge auctions,
      int kept) {
    if (kept < 1) {
      throw new IllegalArgumentException("no bar to keep");
    }
    ZoneShift own = shift.on(calendar.schedule());
    boolean isShifted = !own.isNone() && interval.isOfDays();
    this.periods = BarPeriods.of(interval, calendar, own);
    this.auctions = auctions;
    this.kept = kept;
    span = interval.isOfDays() ? BarSpan.DAY : BarSpan.MINUTE;
    stored = interval == Interval.M1 || (interval == Interval.D1 && !isShifted);
    ofDays = interval.isOfDays() && !(isShifted && interval == Interval.D1);
    days =
        isShifted && ofDays ? new Rollup(Interval.D1, calendar, own, auctions, DAYS_IN_HAND) : null;
  }

  /** The periods that its bars stand for. */
  public BarPeriods periods() {
    return periods;
  }

  /** Whether it is made of minutes and results of auctions; of day bars otherwise. */
  public boolean isOfMinutes() {
    return !ofDays || days != null;
  }

  /**
   * Takes a minute's bar.
   *
   * @return false if it belongs to a bar that is kept no more
   */
  public boolean minute(Bar bar) {
    return days != null ? days.minute(bar) : ofDays || put(Auction.NONE, bar);
  }

  /**
   * Takes the result of an auction.
   *
   * @return false if it belongs to a bar that is kept no more
   */
  public boolean auction(AuctionBar result) {
    Bar figures = result.bar();
    if (ofDays || auctions == AuctionMerge.DROP) {
      return true;
    }
    if (auctions == AuctionMerge.MERGE) {
      return put(result.kind(), figures);
    }
    BarPeriod minute = BarPeriod.alone(figures.tradingDay(), figures.start());
    return put(result.kind(), minute, result.kind(), figures);
  }

  /**
   * Takes a day's bar.
   *
   * @return false if it belongs to a bar that is kept no more
   */
  public boolean day(Bar bar) {
    return isOfMinutes() || put(Auction.NONE, bar);
  }

  /**
   * Hears that a trading minute is over, and all before it, whether they have bars or not.
   *
   * @param minute its start
   */
  public void over(long minute) {
    if (days != null) {
      days.over(minute);
    }
    if (minute <= closedThrough) {
      return;
    }
    for (int i = bars.size() - 1; i >= 0; i--) {
      RolledBar bar = bars.get(i);
      long last = bar.period().last();
      if (last > closedThrough && last <= minute) {
        bar.change();
      }
    }
    closedThrough = minute;
  }

  /** Tells all bars that are not what they were when they were told last; then lets old ones go. */
  public void flush(RolledBars to) {
    settle();
    for (int i = 0; i < bars.size(); i++) {
      RolledBar bar = bars.get(i);
      if (bar.isChanged()) {
        Bar made = made(bar);
        if (bar.tell(made)) {
          to.bar(bar.auction(), bar.period(), made);
        }
      }
    }
    trim();
  }

  /** How many bars it keeps, results of auctions that stand beside them included. */
  public int size() {
    settle();
    return bars.size();
  }

  /**
   * The period of its oldest bar.
   *
   * @throws NoSuchElementException if it has none
   */
  public BarPeriod oldest() {
    settle();
    return bars.getFirst().period();
  }

  /**
   * Takes the oldest bar away as it is now, and hands it on; nothing is put into it from then on.
   *
   * @throws NoSuchElementException if it has none
   */
  public void take(RolledBars to) {
    settle();
    RolledBar oldest = bars.getFirst();
    Bar made = made(oldest);
    forgetOldest();
    to.bar(oldest.auction(), oldest.period(), made);
  }

  /** Brings the days that are made of minutes up to date. */
  private void settle() {
    if (days != null) {
      days.flush(toDay);
    }
  }

  private boolean put(Auction kind, Bar part) {
    return put(Auction.NONE, periods.of(part.tradingDay(), part.start()), kind, part);
  }

  private boolean put(Auction auction, BarPeriod period, Auction kind, Bar part) {
    int at = bars.size();
    while (at > 0 && compare(bars.get(at - 1), auction, period) > 0) {
      at--;
    }
    if (at == 0 || compare(bars.get(at - 1), auction, period) != 0) {
      if (RolledBar.compare(period.start(), auction, forgottenStart, forgotten) <= 0) {
        return false;
      }
      insert(at, new RolledBar(auction, period));
      at++;
    }
    bars.get(at - 1).put(kind, part);
    return true;
  }

  private static int compare(RolledBar bar, Auction auction, BarPeriod period) {
    return RolledBar.compare(bar.period().start(), bar.auction(), period.start(), auction);
  }

  /** The first bar behind a week may be what closes it. */
  private void insert(int at, RolledBar bar) {
    bars.add(at, bar);
    if (ofDays && at > 0) {
      bars.get(at - 1).change();
    }
  }

  private Bar made(RolledBar bar) {
    Bar only = bar.onlyPart();
    if (only != null && (bar.auction() != Auction.NONE || (stored && only.span() == span))) {
      return only;
    }
    return bar.bar(sums, span, stored || isOver(bar));
  }

  private boolean isOver(RolledBar bar) {
    BarPeriod period = bar.period();
    if (!ofDays) {
      return closedThrough >= period.last();
    }
    return bars.getLast().period().start() > period.start()
        || (period.endKnown() && bar.hasClosed(period.last()));
  }

  private void trim() {
    int whole = 0;
    for (int i = bars.size() - 1; i >= 0; i--) {
      whole += bars.get(i).auction() == Auction.NONE ? 1 : 0;
      if (whole > kept) {
        for (int left = i; left >= 0; left--) {
          forgetOldest();
        }
        return;
      }
    }
  }

  private void forgetOldest() {
    RolledBar oldest = bars.removeFirst();
    forgottenStart = oldest.period().start();
    forgotten = oldest.auction();
  }
}

package io.marketdata.compute.bar;

import io.marketdata.instrument.Instrument;
import io.marketdata.price.Turnover;
import io.marketdata.wire.sbe.Extremes;

/**
 * Makes of a snapshot, held against its predecessor, what is new in it. Holds the one {@link Print}
 * that is filled for every tick. Not thread-safe; does not allocate.
 */
public final class BarBuilder {

  /** What a snapshot brings. */
  public enum Outcome {
    /** New volume, or a mark: the print is to be added. */
    NEW,
    /** The same cumulative volume as before. */
    NOTHING_NEW,
    /** Less cumulative volume than before. */
    BACKWARD,
    /** New volume and no price to it. */
    NO_PRICE,
    /** New volume that waits for another snapshot to bear it out. */
    HELD
  }

  private final Print print = new Print();
  private final Turnover difference = new Turnover();
  private final Plausibility plausibility = new Plausibility();

  /** The print in hand. */
  public Print print() {
    return print;
  }

  /** A trade. */
  public Print trade(long eventTime, long number, long price, long size, long multiplier) {
    print.reset(eventTime, number, price);
    print.size = size;
    print.trades = 1;
    print.turnover.addProduct(price, size, multiplier);
    return print;
  }

  /**
   * A price out of a quote: bid, ask or mid; its volume is one tick.
   *
   * @param one the number one in the instrument's scale of sizes
   */
  public Print quoted(long eventTime, long number, long price, long one) {
    print.reset(eventTime, number, price);
    print.size = one;
    print.turnover.addProduct(price, one);
    return print;
  }

  /**
   * A snapshot. The predecessor is changed only by {@link #accept}, or by a count of lower ones.
   *
   * @param isWhole whether nothing of the day can be missing before its first snapshot
   * @param isGap whether the line had a gap since the predecessor
   * @param evidence of the day; it holds a snapshot back that cannot be believed
   */
  public Outcome snapshot(
      SnapshotFigures snapshot,
      CumulativeFigures before,
      boolean isWhole,
      boolean isGap,
      Evidence evidence,
      Instrument instrument) {
    if (before.isKnown() && snapshot.volume < before.volume()) {
      return lower(snapshot, before, instrument.rules().bounds().rebaseCount());
    }
    if (snapshot.volume == (before.isKnown() ? before.volume() : 0)) {
      return Outcome.NOTHING_NEW;
    }
    if (!snapshot.hasLast()) {
      return Outcome.NO_PRICE;
    }
    begin(snapshot);
    if (!before.isKnown() && !isWhole) {
      print.missing = snapshot.volume;
      print.missingTurnover.set(snapshot.turnover);
      print.marks |= Marks.PARTIAL;
      return Outcome.NEW;
    }
    difference.set(snapshot.turnover).subtract(before.turnover());
    long known = before.isKnown() ? before.volume() : 0;
    if (plausibility.holds(snapshot, evidence, instrument, known, difference)) {
      return Outcome.HELD;
    }
    if (isGap) {
      print.marks |= Marks.PARTIAL;
    }
    fill(snapshot, before);
    if (instrument.rules().extremes() == Extremes.SESSION) {
      widen(snapshot, before);
    }
    return Outcome.NEW;
  }

  /** The last price of a snapshot without new volume. */
  public void price(SnapshotFigures snapshot) {
    begin(snapshot);
  }

  /** Notes that a snapshot without new volume has come. */
  public void acceptTime(SnapshotFigures snapshot, CumulativeFigures before) {
    before.setTime(snapshot);
  }

  /** Makes the snapshot the predecessor of the next one. */
  public void accept(SnapshotFigures snapshot, CumulativeFigures before) {
    before.set(snapshot);
  }

  private Outcome lower(SnapshotFigures snapshot, CumulativeFigures before, int rebaseCount) {
    boolean isOld = snapshot.eventTime < before.time();
    if (isOld || before.countLower(snapshot) < rebaseCount || !snapshot.hasLast()) {
      return Outcome.BACKWARD;
    }
    begin(snapshot);
    print.marks |= Marks.REBASED | Marks.PARTIAL;
    return Outcome.NEW;
  }

  private void begin(SnapshotFigures snapshot) {
    print.reset(snapshot.eventTime, snapshot.number, snapshot.last);
    print.openInterest = snapshot.openInterest;
    print.marks = Marks.ESTIMATED;
  }

  private void fill(SnapshotFigures snapshot, CumulativeFigures before) {
    print.size = snapshot.volume - (before.isKnown() ? before.volume() : 0);
    if (difference.signum() > 0) {
      print.turnover.set(difference);
    }
    print.trades = tradesSince(snapshot, before);
  }

  /** The session's open, and its high and low where they have moved, are the bar's. */
  private void widen(SnapshotFigures snapshot, CumulativeFigures before) {
    boolean isFirst = !before.isKnown() || before.volume() == 0;
    if (isFirst && SnapshotFigures.isPrice(snapshot.open)) {
      print.open = snapshot.open;
    }
    boolean isHigher = !before.isKnown() || snapshot.high > before.high();
    if (SnapshotFigures.isPrice(snapshot.high) && isHigher) {
      print.high = Math.max(snapshot.high, print.price);
    }
    boolean isLower = !before.isKnown() || !SnapshotFigures.isPrice(before.low());
    if (SnapshotFigures.isPrice(snapshot.low) && (isLower || snapshot.low < before.low())) {
      print.low = Math.min(snapshot.low, print.price);
    }
    print.high = Math.max(print.high, print.open);
    print.low = Math.min(print.low, print.open);
  }

  private static long tradesSince(SnapshotFigures snapshot, CumulativeFigures before) {
    if (snapshot.trades == CumulativeFigures.NONE) {
      return 1;
    }
    if (!before.isKnown()) {
      return Math.max(1, snapshot.trades);
    }
    return before.trades() == CumulativeFigures.NONE
        ? 1
        : Math.max(1, snapshot.trades - before.trades());
  }
}

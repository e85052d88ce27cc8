package io.marketdata.compute.bar;

import io.marketdata.wire.sbe.SymbolFiguresDecoder;
import io.marketdata.wire.sbe.SymbolFiguresEncoder;

/**
 * The bar of a trading day and what belongs to it beside: its volume is that of the minutes that
 * are told, of after-hours trading, and of what no minute holds. Not thread-safe.
 */
public final class DayFigures {

  private static final long NONE = BarFigures.NONE;

  private final BarFigures bar;
  private long afterHours;
  private long unattributed;
  private long interest = NONE;
  private long settlement = NONE;

  DayFigures(long start) {
    bar = new BarFigures(start);
  }

  /** As {@link #write} wrote it. */
  DayFigures(SymbolFiguresDecoder.DaysDecoder stored) {
    bar = BarFiguresCodec.read(stored);
    afterHours = stored.afterHours();
    unattributed = stored.unattributed();
    interest = stored.interest();
    settlement = stored.settlement();
  }

  /**
   * Adds a print to its minute and to the day. Prices outside the regular hours are none of the
   * day's.
   *
   * @param isLate whether the minute has closed
   */
  void add(Print print, BarFigures minute, boolean isLate, boolean isRegular) {
    if (!isLate && !minute.isPriced()) {
      minute.beginInterest(interest);
    }
    long untold = untold(minute);
    minute.add(print);
    minute.addMissing(print.missing);
    unattributed += untold(minute) - untold;
    if (isRegular) {
      bar.add(print);
    } else {
      bar.addVolume(print);
    }
    addMissing(print);
    interest = !isLate && print.openInterest != NONE ? print.openInterest : interest;
  }

  /** Nobody is told of a minute without prices, so the day alone has its volume. */
  private static long untold(BarFigures minute) {
    return minute.isPriced() ? 0 : minute.volume();
  }

  /** Adds a print that no minute takes. */
  void addOutside(Print print, Placement placement) {
    bar.addVolume(print);
    addMissing(print);
    if (placement == Placement.AFTER_HOURS) {
      afterHours += print.volume();
    } else {
      unattributed += print.volume();
    }
    if (placement == Placement.UNSCHEDULED) {
      bar.mark(Marks.UNSCHEDULED);
    }
  }

  private void addMissing(Print print) {
    if (print.missing != 0) {
      bar.addMissing(print);
      unattributed += print.missing;
    }
  }

  /** Takes the open interest at the day's begin, where a snapshot tells it. */
  public void beginInterest(SnapshotFigures snapshot) {
    if (interest == NONE) {
      interest = snapshot.previousOpenInterest;
      bar.beginInterest(interest);
    }
  }

  /** Takes the settlement that a snapshot tells; true if it is another one. */
  boolean takeSettlement(SnapshotFigures snapshot) {
    boolean isNews =
        SnapshotFigures.isPrice(snapshot.settlement) && snapshot.settlement != settlement;
    settlement = isNews ? snapshot.settlement : settlement;
    return isNews;
  }

  /** The day bar. */
  public BarFigures bar() {
    return bar;
  }

  /** Settlement of the day, or the null value. */
  public long settlement() {
    return settlement;
  }

  /** Volume of after-hours trading. */
  public long afterHours() {
    return afterHours;
  }

  /** Volume of the day that no minute holds. */
  public long unattributed() {
    return unattributed;
  }

  void write(SymbolFiguresEncoder.DaysEncoder state) {
    state
        .afterHours(afterHours)
        .unattributed(unattributed)
        .interest(interest)
        .settlement(settlement);
    BarFiguresCodec.write(bar, state);
  }
}

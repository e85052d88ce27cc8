package io.marketdata.compute.bar;

import io.marketdata.calendar.Auction;
import io.marketdata.calendar.MarketDay;
import io.marketdata.wire.sbe.LineKind;
import io.marketdata.wire.sbe.SymbolFiguresDecoder;
import io.marketdata.wire.sbe.SymbolFiguresEncoder;

/**
 * What has been seen of a trading day beside its figures: which ticks make its bars, whether they
 * are whole, and which snapshot is not believed yet. Not thread-safe.
 *
 * <p>A live source says itself since when it is whole; a file says nothing of what it lacks. Data
 * without the auctions is common, and its first and last bars are wrong in silence, so the ticks of
 * a file have to show that they are there.
 */
public final class Evidence {

  private static final long NONE = CumulativeFigures.NONE;
  private static final int NEEDED = 1;
  private static final int OPENING = 1 << 1;
  private static final int CLOSING = 1 << 2;
  private static final int TRADES_SEEN = 1 << 3;
  private static final int PRICE_DOUBTED = 1 << 4;
  private static final int HELD_BY_PRICE = 1 << 5;
  private static final int FREE = 1 << 6;

  private LineKind line;
  private int bits;
  private int confirmations;
  private long heldTime = NONE;
  private long heldVolume;

  /**
   * Of a day of which nothing has been seen.
   *
   * @param line which ticks make its bars; with AUTO the first ones that bring volume
   * @param isNeeded whether its ticks have to show that nothing is missing
   */
  public Evidence(MarketDay hours, LineKind line, boolean isNeeded) {
    this.line = line;
    bits = isNeeded ? NEEDED : OPENING | CLOSING;
    set(OPENING, !hours.isTimed(Auction.OPENING));
    set(CLOSING, !hours.isTimed(Auction.CLOSING));
  }

  /** As {@link #write} wrote it. */
  Evidence(SymbolFiguresDecoder.DaysDecoder stored) {
    line = stored.lines();
    bits = stored.coverage();
    heldTime = stored.pendingTime();
    heldVolume = stored.pendingVolume();
    confirmations = stored.pendingCount();
  }

  private void set(int bit, boolean isSeen) {
    bits |= isSeen ? bit : 0;
  }

  private boolean has(int bit) {
    return (bits & bit) != 0;
  }

  /** Notes that a trade has come, whatever becomes of it. */
  public void seeTrade(MarketDay hours, long eventTime) {
    bits |= TRADES_SEEN;
    if ((bits & (OPENING | CLOSING)) != (OPENING | CLOSING)) {
      set(OPENING, eventTime < hours.auctionMinute(Auction.OPENING));
      set(CLOSING, isBehindClosing(hours, eventTime));
      set(CLOSING, hours.auction(eventTime) == Auction.CLOSING);
    }
  }

  /**
   * Notes that cumulative figures have come likewise; the first of the day hold what came before
   * them.
   *
   * @param isOver whether the market is closed by them
   */
  public void seeCumulative(MarketDay hours, long eventTime, boolean isOver) {
    if (line != LineKind.TRADES) {
      set(OPENING, eventTime < hours.auctionMinute(Auction.OPENING) + DayBook.MINUTE);
    }
    set(CLOSING, isOver || isBehindClosing(hours, eventTime));
  }

  private static boolean isBehindClosing(MarketDay hours, long eventTime) {
    return hours.has(Auction.CLOSING) && eventTime >= hours.auctionEnd(Auction.CLOSING);
  }

  /** Whether a trade of the day has come. */
  public boolean isTradesSeen() {
    return has(TRADES_SEEN);
  }

  /** Whether ticks have to show that nothing is missing, and not the source itself. */
  public boolean isNeeded() {
    return has(NEEDED);
  }

  /** Whether nothing can be missing at the day's begin. */
  public boolean hasOpening() {
    return has(OPENING);
  }

  /** Whether nothing can be missing at its end. */
  boolean hasClosing() {
    return has(CLOSING);
  }

  /** Which ticks make its bars; AUTO as long as none has. */
  public LineKind line() {
    return line;
  }

  /** Whether ticks of that kind make its bars; the first ones to come decide. */
  public boolean takes(LineKind kind) {
    line = line == LineKind.AUTO ? kind : line;
    return line == kind;
  }

  /** Notes that it has no price limits. */
  public void free() {
    bits |= FREE;
  }

  /** Whether it has no price limits. */
  public boolean isFree() {
    return has(FREE);
  }

  /** Whether this snapshot is held back. */
  public boolean holds(SnapshotFigures snapshot) {
    return heldTime == snapshot.eventTime && heldVolume == snapshot.volume;
  }

  /** Volume of the one that is held back. */
  long heldVolume() {
    return heldVolume;
  }

  /** Whether a snapshot is held back. */
  boolean isHeld() {
    return heldTime != NONE;
  }

  /** Holds a snapshot back; its volume is all that its successors are held against. */
  void hold(SnapshotFigures snapshot, boolean isForPrice) {
    heldTime = snapshot.eventTime;
    heldVolume = snapshot.volume;
    confirmations = 0;
    bits = isForPrice ? bits | HELD_BY_PRICE : bits & ~HELD_BY_PRICE;
  }

  /**
   * Whether the snapshot shows that the one that is held is right; it is forgotten then. A copy of
   * the same time, of another line, shows nothing.
   *
   * @param needed how many have to show it
   */
  boolean isBorneOutBy(SnapshotFigures snapshot, int needed) {
    if (snapshot.eventTime <= heldTime) {
      return false;
    }
    confirmations++;
    if (confirmations < needed) {
      return false;
    }
    heldTime = NONE;
    // the feed's turnover is something else than it should be, and will be all day
    set(PRICE_DOUBTED, has(HELD_BY_PRICE));
    return true;
  }

  /** Whether the snapshot shows that the one that is held is wrong; it is forgotten then. */
  public boolean isRefutedBy(SnapshotFigures snapshot) {
    boolean isRefuted = isHeld() && snapshot.eventTime >= heldTime && snapshot.volume < heldVolume;
    heldTime = isRefuted ? NONE : heldTime;
    return isRefuted;
  }

  /** Whether the price of new volume says something about it. */
  boolean isPriceTrusted() {
    return !has(PRICE_DOUBTED);
  }

  void write(SymbolFiguresEncoder.DaysEncoder state) {
    state
        .coverage(bits)
        .lines(line)
        .pendingTime(heldTime)
        .pendingVolume(heldVolume)
        .pendingCount(confirmations);
  }
}

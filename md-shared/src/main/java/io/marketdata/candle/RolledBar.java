package io.marketdata.candle;

import io.marketdata.calendar.Auction;
import io.marketdata.wire.sbe.BarSpan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bar in the making: its parts in the order of time, whatever the order in which they come. Not
 * thread-safe.
 */
final class RolledBar {

  private final Auction auction;
  private final BarPeriod period;
  private final List<Bar> parts = new ArrayList<>(4);
  private final List<Auction> kinds = new ArrayList<>(4);
  private boolean changed;
  private @Nullable Bar told;

  /**
   * A bar of nothing yet.
   *
   * @param auction whose result it is, NONE of a bar of an interval
   */
  RolledBar(Auction auction, BarPeriod period) {
    this.auction = auction;
    this.period = period;
  }

  /** The order of time: an opening result before the bar of its start, a closing one behind it. */
  static int compare(long start, Auction auction, long otherStart, Auction otherAuction) {
    int byStart = Long.compare(start, otherStart);
    return byStart != 0 ? byStart : place(auction) - place(otherAuction);
  }

  private static int place(Auction auction) {
    return switch (auction) {
      case OPENING -> -1;
      case NONE -> 0;
      case CLOSING -> 1;
    };
  }

  Auction auction() {
    return auction;
  }

  BarPeriod period() {
    return period;
  }

  /** Whether it is not what was told last. */
  boolean isChanged() {
    return changed;
  }

  /** Says that something about it has changed. */
  void change() {
    changed = true;
  }

  /**
   * Takes a part, or a newer version of one.
   *
   * @param kind whose result the part is, NONE of a minute or a day
   */
  void put(Auction kind, Bar part) {
    int at = parts.size();
    while (at > 0 && compareTo(at - 1, kind, part) > 0) {
      at--;
    }
    if (at == 0 || compareTo(at - 1, kind, part) != 0) {
      parts.add(at, part);
      kinds.add(at, kind);
      changed = true;
    } else if (isNewer(part, parts.get(at - 1))) {
      parts.set(at - 1, part);
      changed = true;
    }
  }

  private int compareTo(int at, Auction kind, Bar part) {
    return compare(parts.get(at).start(), kinds.get(at), part.start(), kind);
  }

  /** A part that was rolled up itself closes without a new number. */
  private static boolean isNewer(Bar part, Bar before) {
    return part.replaces(before)
        || (part.seq() == before.seq() && before.isOpen() && !part.isOpen());
  }

  /** Whether a part that starts then or behind has closed. */
  boolean hasClosed(long start) {
    Bar last = parts.getLast();
    return last.start() >= start && !last.isOpen();
  }

  /**
   * The bar as of now.
   *
   * @param over whether no part is to come
   */
  Bar bar(BarSums sums, BarSpan span, boolean over) {
    sums.clear();
    for (int i = 0; i < parts.size(); i++) {
      sums.add(parts.get(i));
    }
    return sums.bar(span, period, over);
  }

  /** Its only part, null if it has several. */
  @Nullable Bar onlyPart() {
    return parts.size() == 1 ? parts.getFirst() : null;
  }

  /** Notes what it is now; whether it was something else when it was told last. */
  boolean tell(Bar bar) {
    changed = false;
    boolean isNew = !bar.equals(told);
    told = bar;
    return isNew;
  }
}

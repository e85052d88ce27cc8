package io.marketdata.gateway.hub;

import io.marketdata.wire.MessageReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Bars of one symbol and span that the view may not hold for good yet: all that came at or behind
 * the flush mark, and those that are open; one for each start, the highest {@code seq}. Bounded;
 * when the bound pushes one out before the view has it, that is remembered, so that nobody takes a
 * hole for an absent bar. Belongs to one thread.
 */
final class KeptBars {

  private final int capacity;
  private final List<Kept> bars = new ArrayList<>(2);
  private long lostStart = Long.MIN_VALUE;
  private long lostOffset = -1;

  KeptBars(int capacity) {
    this.capacity = capacity;
  }

  /**
   * Keeps a bar.
   *
   * @param offset of its record in the partition
   * @param open whether it is not closed yet
   * @param message the BarUpdate in hand
   */
  void add(
      long start,
      long seq,
      long offset,
      boolean open,
      int priceExponent,
      int sizeExponent,
      MessageReader message) {
    int at = bars.size();
    while (at > 0 && bars.get(at - 1).start > start) {
      at--;
    }
    Kept kept;
    if (at > 0 && bars.get(at - 1).start == start) {
      kept = bars.get(at - 1);
      if (seq < kept.seq) {
        return;
      }
    } else {
      kept = new Kept(start);
      bars.add(at, kept);
    }
    kept.seq = seq;
    kept.offset = offset;
    kept.open = open;
    kept.message.set(priceExponent, sizeExponent, message);
    if (bars.size() > capacity) {
      Kept lost = bars.removeFirst();
      lostStart = Math.max(lostStart, lost.start);
      lostOffset = Math.max(lostOffset, lost.offset);
    }
  }

  /** Lets go what lies before the mark, as the view has it for good; an open bar stays. */
  void trim(long mark) {
    if (!bars.isEmpty()) {
      bars.removeIf(bar -> bar.offset < mark && !bar.open);
    }
    if (lostOffset < mark) {
      lostStart = Long.MIN_VALUE;
      lostOffset = -1;
    }
  }

  /** Up to which start the view alone may be incomplete; {@link Long#MIN_VALUE} for nowhere. */
  long lostStart() {
    return lostStart;
  }

  int size() {
    return bars.size();
  }

  /** Shows the bars in the order of their starts. */
  void forEach(Consumer<HeldMessage> each) {
    for (Kept bar : bars) {
      each.accept(bar.message);
    }
  }

  private static final class Kept {
    final long start;
    final HeldMessage message = new HeldMessage();
    long seq;
    long offset;
    boolean open;

    Kept(long start) {
      this.start = start;
    }
  }
}

package io.marketdata.ingest.normalise;

import io.marketdata.ingest.normalise.TickField.Unit;

/** Places of a tick's figures in one array: the named fields, then price and size per level. */
final class TickSlots {

  static final int LEVELS = 10;

  private static final TickField[] FIELDS = TickField.values();
  private static final int BIDS = FIELDS.length;
  private static final int ASKS = BIDS + 2 * LEVELS;

  static final int COUNT = ASKS + 2 * LEVELS;

  private static final Unit[] UNITS = units();

  private TickSlots() {}

  static int of(TickField field) {
    return field.slot();
  }

  static int price(boolean bid, int level) {
    if (level < 0 || level >= LEVELS) {
      throw new IndexOutOfBoundsException("level " + level);
    }
    return (bid ? BIDS : ASKS) + 2 * level;
  }

  static int size(boolean bid, int level) {
    return price(bid, level) + 1;
  }

  static Unit unit(int slot) {
    return UNITS[slot];
  }

  private static Unit[] units() {
    Unit[] units = new Unit[COUNT];
    for (int slot = 0; slot < COUNT; slot++) {
      if (slot < BIDS) {
        units[slot] = FIELDS[slot].unit();
      } else {
        units[slot] = (slot - BIDS) % 2 == 0 ? Unit.PRICE : Unit.SIZE;
      }
    }
    return units;
  }
}

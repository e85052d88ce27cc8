package io.marketdata.condition;

/**
 * Looks up the conditions of trades that come one after the other, most of them on the same day and
 * many with the same codes. Does not allocate. Not thread-safe: one for each thread, or symbol.
 */
public final class ConditionCursor {

  private final ConditionTable table;
  private ConditionLookup lookup;
  private long conditions;
  private boolean regularHours = true;
  private int flags = ConditionFlags.REGULAR;

  /** Looks up in this table. */
  public ConditionCursor(ConditionTable table) {
    this.table = table;
    this.lookup = table.on(ConditionCode.EVER);
  }

  /** See {@link ConditionTable#flags}. */
  public int flags(int day, long newConditions, boolean newRegularHours) {
    if (newConditions == 0) {
      return ConditionFlags.REGULAR;
    }
    boolean isInForce = lookup.isInForce(day);
    if (isInForce && newConditions == conditions && newRegularHours == regularHours) {
      return flags;
    }
    if (!isInForce) {
      lookup = table.on(day);
    }
    conditions = newConditions;
    regularHours = newRegularHours;
    flags = lookup.flags(newConditions, newRegularHours);
    return flags;
  }

  /** The table. */
  public ConditionTable table() {
    return table;
  }
}

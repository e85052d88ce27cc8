package io.marketdata.condition;

import java.util.Arrays;
import java.util.List;

/** What the codes of a table mean on a range of days. Immutable, so safe for several threads. */
public final class ConditionLookup {

  private static final int BYTES = 256;
  private static final int BYTE = 0xFF;

  private final int first;
  private final int last;
  private final short[] inside;
  private final short[] outside;

  /**
   * Takes the rows that are in force.
   *
   * @param codes sorted by {@link ConditionCode#ORDER}
   * @param first day from which on none of them changes
   * @param last last such day
   */
  ConditionLookup(List<ConditionCode> codes, int first, int last) {
    this.first = first;
    this.last = last;
    this.inside = table(codes, first, true);
    this.outside = table(codes, first, false);
  }

  private static short[] table(List<ConditionCode> codes, int day, boolean regularHours) {
    short[] table = new short[BYTES];
    Arrays.fill(table, (short) ConditionFlags.UNKNOWN_CODE);
    table[0] = ConditionFlags.REGULAR;
    table[' '] = ConditionFlags.REGULAR;
    boolean[] known = new boolean[BYTES];
    for (int i = 0; i < codes.size(); i++) {
      ConditionCode code = codes.get(i);
      if (code.from() <= day && !isReplaced(codes, i, day)) {
        int flags = code.flags(regularHours);
        int at = code.code();
        table[at] = (short) (known[at] ? ConditionFlags.combine(table[at], flags) : flags);
        known[at] = true;
      }
    }
    return table;
  }

  private static boolean isReplaced(List<ConditionCode> codes, int index, int day) {
    if (index + 1 == codes.size()) {
      return false;
    }
    ConditionCode next = codes.get(index + 1);
    return next.from() <= day && next.isSameCode(codes.get(index));
  }

  /**
   * What the conditions of a trade allow and name, as bits of {@link ConditionFlags}.
   *
   * @param conditions up to eight codes, the first in the lowest byte; a byte of 0 is no code
   */
  public int flags(long conditions, boolean regularHours) {
    if (conditions == 0) {
      return ConditionFlags.REGULAR;
    }
    short[] table = regularHours ? inside : outside;
    int flags = table[(int) conditions & BYTE];
    for (long rest = conditions >>> Byte.SIZE; rest != 0; rest >>>= Byte.SIZE) {
      flags = ConditionFlags.combine(flags, table[(int) rest & BYTE]);
    }
    return flags;
  }

  /** Whether it holds on a day. */
  public boolean isInForce(int day) {
    return day >= first && day <= last;
  }
}

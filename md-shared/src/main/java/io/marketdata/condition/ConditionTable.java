package io.marketdata.condition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table of trade conditions. Where it holds the rows of several tapes, a code means the most
 * restrictive of what the tapes that know it say: it is the table of instruments of which nobody
 * knows the tape. Immutable, so safe for several threads.
 */
public final class ConditionTable {

  /** Most rows. */
  public static final int MAX_ROWS = 1_024;

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
  private static final int MAX_PERIODS = 128;

  private final String id;
  private final List<ConditionCode> codes;
  private final List<ConditionLookup> periods;

  /**
   * Makes a table.
   *
   * @throws IllegalArgumentException if it has no proper id, a row is there twice, or there are too
   *     many
   */
  public ConditionTable(String id, Collection<ConditionCode> codes) {
    check(ID.matcher(id).matches(), "not an id: " + id);
    check(codes.size() <= MAX_ROWS, "more than " + MAX_ROWS + " codes");
    this.id = id;
    this.codes = codes.stream().sorted(ConditionCode.ORDER).toList();
    for (int i = 1; i < this.codes.size(); i++) {
      boolean isNew = ConditionCode.ORDER.compare(this.codes.get(i - 1), this.codes.get(i)) != 0;
      check(isNew, "the same code is given twice: " + (char) this.codes.get(i).code());
    }
    this.periods = periods(this.codes);
  }

  private static List<ConditionLookup> periods(List<ConditionCode> codes) {
    TreeSet<Integer> starts = new TreeSet<>();
    starts.add(ConditionCode.EVER);
    codes.forEach(code -> starts.add(code.from()));
    check(starts.size() <= MAX_PERIODS, "more than " + MAX_PERIODS + " dates");
    List<ConditionLookup> periods = new ArrayList<>();
    for (int start : starts) {
      Integer next = starts.higher(start);
      periods.add(new ConditionLookup(codes, start, next == null ? Integer.MAX_VALUE : next - 1));
    }
    return List.copyOf(periods);
  }

  /** What the codes mean on a day (days since 1970-01-01). */
  public ConditionLookup on(int day) {
    int index = periods.size() - 1;
    while (!periods.get(index).isInForce(day)) {
      index--;
    }
    return periods.get(index);
  }

  /** What the conditions of a trade mean on a day, see {@link ConditionLookup#flags}. */
  public int flags(int day, long conditions, boolean regularHours) {
    return on(day).flags(conditions, regularHours);
  }

  /** Short name, unique. */
  public String id() {
    return id;
  }

  /** All rows, sorted. */
  public List<ConditionCode> codes() {
    return codes;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ConditionTable table
        && id.equals(table.id)
        && codes.equals(table.codes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, codes);
  }

  @Override
  public String toString() {
    return "ConditionTable[" + id + ", " + codes.size() + " codes]";
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}

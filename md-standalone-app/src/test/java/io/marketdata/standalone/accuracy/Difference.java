package io.marketdata.standalone.accuracy;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A bar that is not the reference's.
 *
 * @param ours null if there is none
 * @param theirs as the reference has it
 * @param fields which figures differ
 */
record Difference(BarKey key, @Nullable Candle ours, Candle theirs, Set<Field> fields) {

  /** Whether we have no such bar. */
  boolean isMissing() {
    return ours == null;
  }

  /** Whether only these figures differ. */
  boolean isOnly(Field... allowed) {
    return ours != null && Set.of(allowed).containsAll(fields);
  }

  /** Ours less theirs; 0 where one does not tell it. */
  BigDecimal by(Field field) {
    BigDecimal our = ours == null ? null : ours.get(field);
    BigDecimal their = theirs.get(field);
    return our == null || their == null ? BigDecimal.ZERO : our.subtract(their);
  }

  @Override
  public String toString() {
    return key + " differs in " + fields + "\n  ours   " + ours + "\n  theirs " + theirs;
  }
}

package io.marketdata.condition;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a code means from a day on, until the next row of the same tape and code. Immutable.
 *
 * @param tape whose code it is
 * @param code a printable ASCII character
 * @param highLow whether a trade may set high and low
 * @param openClose whether it may set open and close
 * @param volume whether it counts in volume
 * @param kind what else it says
 * @param extended outside regular hours: {@code YES} sets all four prices, {@code FIRST} high and
 *     low, and open and close of a bar that has none, {@code NO} none; null = as inside them
 * @param from first day, as days since 1970-01-01, {@link #EVER} = since ever
 */
public record ConditionCode(
    Tape tape,
    int code,
    boolean highLow,
    PriceRule openClose,
    boolean volume,
    ConditionKind kind,
    @Nullable PriceRule extended,
    int from) {

  /** Since ever. */
  public static final int EVER = Integer.MIN_VALUE;

  static final Comparator<ConditionCode> ORDER =
      Comparator.comparing(ConditionCode::tape)
          .thenComparingInt(ConditionCode::code)
          .thenComparingInt(ConditionCode::from);

  /** Checks the code. */
  public ConditionCode {
    if (code < ' ' || code > '~') {
      throw new IllegalArgumentException("not a printable ASCII character: " + code);
    }
  }

  /** What it allows and names. */
  int flags(boolean regularHours) {
    int rest = (volume ? ConditionFlags.VOLUME : 0) | kind.flag();
    PriceRule outside = extended;
    if (regularHours || outside == null) {
      return rest | (highLow ? ConditionFlags.PRICE_HL : 0) | openClose.openCloseFlags();
    }
    int range = outside == PriceRule.NO ? 0 : ConditionFlags.PRICE_HL;
    return rest | range | outside.openCloseFlags();
  }

  boolean isSameCode(ConditionCode other) {
    return code == other.code && tape == other.tape;
  }
}

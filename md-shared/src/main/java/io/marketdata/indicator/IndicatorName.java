package io.marketdata.indicator;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Name of an indicator with its periods: {@code ma_5}, {@code ema_12}, {@code macd_12_26_9}.
 *
 * @param kind which indicator
 * @param periods 1..1000 each; of a MACD fast, slow (longer than fast) and signal
 */
public record IndicatorName(Kind kind, List<Integer> periods) {
  /** Longest period. */
  public static final int MAX_PERIOD = 1000;

  private static final Pattern NAME = Pattern.compile("([a-z]{2,8})((?:_[1-9]\\d{0,3}){1,3})");

  /** Which indicators there are. */
  public enum Kind {
    /** Simple moving average. */
    MA(1),
    /** Exponential moving average. */
    EMA(1),
    /** Moving average convergence divergence. */
    MACD(3);

    private final int periods;

    Kind(int periods) {
      this.periods = periods;
    }
  }

  /**
   * Checks the periods.
   *
   * @throws IllegalArgumentException if there are not as many as the kind has, or one is out of
   *     bounds
   */
  public IndicatorName {
    periods = List.copyOf(periods);
    if (!isValid(kind, periods)) {
      throw new IllegalArgumentException("not periods of " + kind + ": " + periods);
    }
  }

  /** The name that this text is, in lower case; null if it is none. */
  public static @Nullable IndicatorName find(String text) {
    Matcher name = NAME.matcher(text);
    Kind kind = name.matches() ? kind(name.group(1)) : null;
    if (kind == null) {
      return null;
    }
    List<Integer> periods =
        List.of(name.group(2).substring(1).split("_", -1)).stream().map(Integer::valueOf).toList();
    return isValid(kind, periods) ? new IndicatorName(kind, periods) : null;
  }

  /**
   * The name that this text is.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static IndicatorName parse(String text) {
    IndicatorName name = find(text);
    if (name == null) {
      throw new IllegalArgumentException("not an indicator: " + text);
    }
    return name;
  }

  /** A new indicator of this name. */
  public Indicator create(Convention convention) {
    int first = periods.getFirst();
    return switch (kind) {
      case MA -> new Ma(first);
      case EMA -> new Ema(first, convention);
      case MACD -> new Macd(first, periods.get(1), periods.get(2), convention);
    };
  }

  /** Bars until every output has a value. */
  public int warmUp() {
    return kind == Kind.MACD ? periods.get(1) + periods.get(2) - 1 : periods.getFirst();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(kind.name().toLowerCase(Locale.ROOT));
    periods.forEach(period -> text.append('_').append(period));
    return text.toString();
  }

  private static @Nullable Kind kind(String text) {
    for (Kind kind : Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(text)) {
        return kind;
      }
    }
    return null;
  }

  private static boolean isValid(Kind kind, List<Integer> periods) {
    return periods.size() == kind.periods
        && periods.stream().allMatch(period -> period >= 1 && period <= MAX_PERIOD)
        && (kind != Kind.MACD || periods.get(0) < periods.get(1));
  }
}

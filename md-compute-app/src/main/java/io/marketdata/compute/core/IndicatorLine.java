package io.marketdata.compute.core;

import io.marketdata.compute.bar.BarFigures;
import io.marketdata.indicator.BarValues;
import io.marketdata.indicator.IndicatorBank;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The indicators of a symbol over its closed minutes. The base stands before the oldest minute that
 * may still be revised, the head behind the newest; a revision runs the head forward from the base.
 */
final class IndicatorLine {

  private final IndicatorKind kind;
  private final IndicatorBank base;
  private final IndicatorBank head;
  private final long from;
  private List<IndicatorValues> published = new ArrayList<>(4);
  private List<IndicatorValues> before = List.of();
  private @Nullable IndicatorValues spare;

  /**
   * New indicators.
   *
   * @param from start of the first minute that they take
   */
  IndicatorLine(IndicatorKind kind, long from) {
    this.kind = kind;
    this.from = from;
    base = kind.newBank();
    head = kind.newBank();
  }

  IndicatorKind kind() {
    return kind;
  }

  long from() {
    return from;
  }

  byte[] save() {
    UnsafeBuffer scratch = kind.scratch();
    base.save(scratch, 0);
    byte[] state = new byte[scratch.capacity()];
    scratch.getBytes(0, state);
    return state;
  }

  void load(byte[] state) {
    base.load(new UnsafeBuffer(state), 0);
    head.load(new UnsafeBuffer(state), 0);
  }

  /** Takes a minute that closed now; null if nothing is warm. */
  @Nullable IndicatorValues add(BarFigures bar, Rules rules) {
    if (bar.start() < from) {
      return null;
    }
    head.add(values(bar, rules));
    IndicatorValues now = unused();
    now.set(bar.start(), head.read(now.array()));
    published.add(now);
    return now.warm() == 0 ? null : now;
  }

  private IndicatorValues unused() {
    IndicatorValues found = spare;
    spare = null;
    return found == null ? new IndicatorValues(kind.names()) : found;
  }

  /** Lets a minute go that can be revised no more. */
  void retire(BarFigures bar, Rules rules) {
    if (bar.start() < from || !bar.isPriced()) {
      return;
    }
    base.add(values(bar, rules));
    for (int i = published.size() - 1; i >= 0; i--) {
      if (published.get(i).start() <= bar.start()) {
        spare = published.remove(i);
      }
    }
  }

  /** Goes back to the base; {@link #again} then takes the minutes since. */
  void restart() {
    base.save(kind.scratch(), 0);
    head.load(kind.scratch(), 0);
    before = published;
    published = new ArrayList<>(4);
  }

  /** Takes a minute again; its values if they, or the minute itself, are other than before. */
  @Nullable IndicatorValues again(BarFigures bar, Rules rules, boolean isRevised) {
    IndicatorValues now = add(bar, rules);
    if (now == null || isRevised) {
      return now;
    }
    for (IndicatorValues earlier : before) {
      if (earlier.start() == bar.start() && earlier.isSame(now)) {
        return null;
      }
    }
    return now;
  }

  private BarValues values(BarFigures bar, Rules rules) {
    int price = rules.priceExponent();
    return kind.values()
        .set(
            real(bar.open(), price),
            real(bar.high(), price),
            real(bar.low(), price),
            real(bar.close(), price),
            real(bar.volume(), rules.sizeExponent()));
  }

  private static double real(long scaled, int exponent) {
    return exponent < 0
        ? scaled / (double) Scales.power(-exponent)
        : scaled * (double) Scales.power(exponent);
  }
}

package io.marketdata.indicator;

import java.nio.ByteOrder;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Moving average convergence divergence. DIF = fast EMA - slow EMA, warm with the slow one; DEA =
 * EMA of DIF; histogram = DIF - DEA ({@code western}) or twice that ({@code cn}); both are warm
 * {@code signal - 1} bars after DIF. In {@code cn} the DEA starts with the first bar's DIF, which
 * is 0, in {@code western} with the mean of the first warm DIFs.
 */
final class Macd implements Indicator {
  private static final int DIF = 1;
  private static final int ALL = 7;

  private final List<String> outputs;
  private final Smoothing fast;
  private final Smoothing slow;
  private final Smoothing signal;
  private final boolean signalFromFirstBar;
  private final double histogramFactor;
  private final int slowPeriod;
  private final int signalPeriod;
  private long count;

  Macd(int fastPeriod, int slowPeriod, int signalPeriod, Convention convention) {
    String name = "macd_" + fastPeriod + '_' + slowPeriod + '_' + signalPeriod;
    outputs = List.of(name + ".dif", name + ".dea", name + ".hist");
    fast = new Smoothing(fastPeriod, convention);
    slow = new Smoothing(slowPeriod, convention);
    signal = new Smoothing(signalPeriod, convention);
    signalFromFirstBar = convention == Convention.CN;
    histogramFactor = convention == Convention.CN ? 2 : 1;
    this.slowPeriod = slowPeriod;
    this.signalPeriod = signalPeriod;
  }

  private Macd(Macd like) {
    outputs = like.outputs;
    fast = like.fast.fresh();
    slow = like.slow.fresh();
    signal = like.signal.fresh();
    signalFromFirstBar = like.signalFromFirstBar;
    histogramFactor = like.histogramFactor;
    slowPeriod = like.slowPeriod;
    signalPeriod = like.signalPeriod;
  }

  @Override
  public Indicator fresh() {
    return new Macd(this);
  }

  @Override
  public List<String> outputs() {
    return outputs;
  }

  @Override
  public void add(BarValues bar) {
    fast.add(bar.close());
    slow.add(bar.close());
    count++;
    if (signalFromFirstBar || slow.isWarm()) {
      signal.add(fast.value() - slow.value());
    }
  }

  @Override
  public int read(double[] values, int at) {
    return answer(count, fast.value() - slow.value(), signal.value(), values, at);
  }

  @Override
  public int preview(BarValues open, double[] values, int at) {
    double dif = fast.next(open.close()) - slow.next(open.close());
    return answer(count + 1, dif, signal.next(dif), values, at);
  }

  @Override
  public int stateLength() {
    return Long.BYTES + 3 * Smoothing.STATE_LENGTH;
  }

  @Override
  public void save(MutableDirectBuffer target, int offset) {
    target.putLong(offset, count, ByteOrder.LITTLE_ENDIAN);
    fast.save(target, offset + 8);
    slow.save(target, offset + 24);
    signal.save(target, offset + 40);
  }

  @Override
  public void load(DirectBuffer source, int offset) {
    count = StateCheck.count(source.getLong(offset, ByteOrder.LITTLE_ENDIAN));
    fast.load(source, offset + 8);
    slow.load(source, offset + 24);
    signal.load(source, offset + 40);
  }

  private int answer(long bars, double dif, double dea, double[] values, int at) {
    boolean difWarm = bars >= slowPeriod;
    boolean deaWarm = bars >= slowPeriod + signalPeriod - 1L;
    values[at] = difWarm ? dif : Double.NaN;
    values[at + 1] = deaWarm ? dea : Double.NaN;
    values[at + 2] = deaWarm ? histogramFactor * (dif - dea) : Double.NaN;
    return deaWarm ? ALL : difWarm ? DIF : 0;
  }
}

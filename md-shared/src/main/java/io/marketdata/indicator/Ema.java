package io.marketdata.indicator;

import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** Exponential moving average of the closes; warm from the n-th bar on. */
final class Ema implements Indicator {
  private final List<String> outputs;
  private final Smoothing average;

  Ema(int period, Convention convention) {
    this(List.of("ema_" + period), new Smoothing(period, convention));
  }

  private Ema(List<String> outputs, Smoothing average) {
    this.outputs = outputs;
    this.average = average;
  }

  @Override
  public List<String> outputs() {
    return outputs;
  }

  @Override
  public Indicator fresh() {
    return new Ema(outputs, average.fresh());
  }

  @Override
  public void add(BarValues bar) {
    average.add(bar.close());
  }

  @Override
  public int read(double[] values, int at) {
    return answer(average.isWarm(), average.value(), values, at);
  }

  @Override
  public int preview(BarValues open, double[] values, int at) {
    return answer(average.isWarmAfterNext(), average.next(open.close()), values, at);
  }

  @Override
  public int stateLength() {
    return Smoothing.STATE_LENGTH;
  }

  @Override
  public void save(MutableDirectBuffer target, int offset) {
    average.save(target, offset);
  }

  @Override
  public void load(DirectBuffer source, int offset) {
    average.load(source, offset);
  }

  private static int answer(boolean warm, double value, double[] values, int at) {
    values[at] = warm ? value : Double.NaN;
    return warm ? 1 : 0;
  }
}

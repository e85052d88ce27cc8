package io.marketdata.indicator;

import java.nio.ByteOrder;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Simple moving average: mean of the last n closes; warm from the n-th bar on. The running sum is
 * taken anew each time the window has turned over, so that rounding errors do not grow.
 */
final class Ma implements Indicator {
  private final List<String> outputs;
  private final double[] window;
  private long count;
  private double sum;

  Ma(int period) {
    this(List.of("ma_" + period), period);
  }

  private Ma(List<String> outputs, int period) {
    this.outputs = outputs;
    window = new double[period];
  }

  @Override
  public List<String> outputs() {
    return outputs;
  }

  @Override
  public Indicator fresh() {
    return new Ma(outputs, window.length);
  }

  @Override
  public void add(BarValues bar) {
    int place = (int) (count % window.length);
    sum += bar.close() - window[place];
    window[place] = bar.close();
    count++;
    if (place == window.length - 1) {
      sum = 0;
      for (double close : window) {
        sum += close;
      }
    }
  }

  @Override
  public int read(double[] values, int at) {
    return answer(sum, count, values, at);
  }

  @Override
  public int preview(BarValues open, double[] values, int at) {
    double oldest = window[(int) (count % window.length)];
    return answer(sum + (open.close() - oldest), count + 1, values, at);
  }

  @Override
  public int stateLength() {
    return (window.length + 2) * Double.BYTES;
  }

  @Override
  public void save(MutableDirectBuffer target, int offset) {
    target.putLong(offset, count, ByteOrder.LITTLE_ENDIAN);
    target.putDouble(offset + 8, sum, ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < window.length; i++) {
      target.putDouble(offset + 16 + i * Double.BYTES, window[i], ByteOrder.LITTLE_ENDIAN);
    }
  }

  @Override
  public void load(DirectBuffer source, int offset) {
    count = StateCheck.count(source.getLong(offset, ByteOrder.LITTLE_ENDIAN));
    sum = source.getDouble(offset + 8, ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < window.length; i++) {
      window[i] = source.getDouble(offset + 16 + i * Double.BYTES, ByteOrder.LITTLE_ENDIAN);
    }
  }

  private int answer(double total, long bars, double[] values, int at) {
    boolean warm = bars >= window.length;
    values[at] = warm ? total / window.length : Double.NaN;
    return warm ? 1 : 0;
  }
}

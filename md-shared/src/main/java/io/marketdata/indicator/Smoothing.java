package io.marketdata.indicator;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The exponential average that {@link Ema} and {@link Macd} are made of: weight 2 / (n + 1). Warm
 * from the n-th value on in both conventions; they differ in what it starts with.
 */
final class Smoothing {
  static final int STATE_LENGTH = 16;

  private final int period;
  private final double weight;
  private final boolean startsWithMean;
  private long count;
  private double value;

  Smoothing(int period, Convention convention) {
    this.period = period;
    this.weight = 2.0 / (period + 1);
    this.startsWithMean = convention == Convention.WESTERN;
  }

  private Smoothing(Smoothing like) {
    period = like.period;
    weight = like.weight;
    startsWithMean = like.startsWithMean;
  }

  /** A new one of the same period and convention. */
  Smoothing fresh() {
    return new Smoothing(this);
  }

  void add(double input) {
    value = next(input);
    count++;
  }

  /**
   * The average after one more value. Before the n-th value of a start with the mean it is the sum
   * so far.
   */
  double next(double input) {
    if (count == 0) {
      return input;
    }
    if (startsWithMean && count < period) {
      double sum = value + input;
      return count == period - 1 ? sum / period : sum;
    }
    return value + weight * (input - value);
  }

  double value() {
    return value;
  }

  boolean isWarm() {
    return count >= period;
  }

  boolean isWarmAfterNext() {
    return count + 1 >= period;
  }

  void save(MutableDirectBuffer target, int offset) {
    target.putLong(offset, count, ByteOrder.LITTLE_ENDIAN);
    target.putDouble(offset + 8, value, ByteOrder.LITTLE_ENDIAN);
  }

  void load(DirectBuffer source, int offset) {
    count = StateCheck.count(source.getLong(offset, ByteOrder.LITTLE_ENDIAN));
    value = source.getDouble(offset + 8, ByteOrder.LITTLE_ENDIAN);
  }
}

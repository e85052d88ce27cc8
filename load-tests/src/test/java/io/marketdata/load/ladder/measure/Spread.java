package io.marketdata.load.ladder.measure;

import java.util.Collection;

/**
 * What repeated runs gave.
 *
 * @param min the smallest
 * @param median the middle one, or the mean of the two in the middle
 * @param max the largest
 */
public record Spread(double min, double median, double max) {

  /** The spread of at least one value. */
  public static Spread of(Collection<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no values");
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(sorted[0], median, sorted[sorted.length - 1]);
  }

  /** How far the values lie apart, as a share of the median. */
  public double noise() {
    return median == 0 ? 0 : (max - min) / median;
  }
}

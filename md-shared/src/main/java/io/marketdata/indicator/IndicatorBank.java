package io.marketdata.indicator;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * All indicators of a set over the bars of one symbol and interval. The n-th output belongs to bit
 * n of the masks. For one thread.
 */
public final class IndicatorBank {
  private static final int MAX_OUTPUTS = Long.SIZE;

  private final Indicator[] indicators;
  private final List<String> outputs;
  private final int stateLength;

  /**
   * New indicators of this set.
   *
   * @throws IllegalArgumentException if they have more than 64 outputs
   */
  public IndicatorBank(IndicatorSet set) {
    List<String> names = new ArrayList<>();
    indicators = new Indicator[set.names().size()];
    int length = 0;
    for (int i = 0; i < indicators.length; i++) {
      indicators[i] = set.names().get(i).create(set.convention());
      names.addAll(indicators[i].outputs());
      length += indicators[i].stateLength();
    }
    if (names.size() > MAX_OUTPUTS) {
      throw new IllegalArgumentException("more than " + MAX_OUTPUTS + " outputs: " + set.id());
    }
    outputs = List.copyOf(names);
    stateLength = length;
  }

  private IndicatorBank(IndicatorBank like) {
    indicators = new Indicator[like.indicators.length];
    for (int i = 0; i < indicators.length; i++) {
      indicators[i] = like.indicators[i].fresh();
    }
    outputs = like.outputs;
    stateLength = like.stateLength;
  }

  /** New indicators of the same set, which share names with these. */
  public IndicatorBank fresh() {
    return new IndicatorBank(this);
  }

  /** Names of all outputs in order. */
  public List<String> outputs() {
    return outputs;
  }

  /** Takes a closed bar. */
  public void add(BarValues bar) {
    for (Indicator indicator : indicators) {
      indicator.add(bar);
    }
  }

  /** Writes all outputs as of the last closed bar; returns which have a value. */
  public long read(double[] values) {
    long mask = 0;
    int at = 0;
    for (Indicator indicator : indicators) {
      mask |= (long) indicator.read(values, at) << at;
      at += indicator.outputs().size();
    }
    return mask;
  }

  /** Writes what all outputs were if this open bar closed now; returns which have a value. */
  public long preview(BarValues open, double[] values) {
    long mask = 0;
    int at = 0;
    for (Indicator indicator : indicators) {
      mask |= (long) indicator.preview(open, values, at) << at;
      at += indicator.outputs().size();
    }
    return mask;
  }

  /** Bytes that {@link #save} writes. */
  public int stateLength() {
    return stateLength;
  }

  /** Writes the state of all. */
  public void save(MutableDirectBuffer target, int offset) {
    int at = offset;
    for (Indicator indicator : indicators) {
      indicator.save(target, at);
      at += indicator.stateLength();
    }
  }

  /**
   * Takes over a state that a bank of the same set saved.
   *
   * @throws IllegalArgumentException if it cannot be such a state
   */
  public void load(DirectBuffer source, int offset) {
    if (source.capacity() - offset < stateLength) {
      throw new IllegalArgumentException("state ends early");
    }
    int at = offset;
    for (Indicator indicator : indicators) {
      indicator.load(source, at);
      at += indicator.stateLength();
    }
  }
}

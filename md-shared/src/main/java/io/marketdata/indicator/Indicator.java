package io.marketdata.indicator;

import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * An indicator over the closed bars of one symbol and interval. Each bar costs the same, whatever
 * the period; nothing is allocated per bar. The result is a function of the bars added since it was
 * new, bit for bit, with a save and a load between them or not. For one thread.
 *
 * <p>An output that is not warm has no value: the methods that read outputs return a mask of those
 * that have one (bit 0 = the first output) and write {@link Double#NaN} for the others.
 */
public interface Indicator {

  /** Names of the outputs: {@code ma_5}, or {@code macd_12_26_9.dif} and so on. */
  List<String> outputs();

  /** A new one of the same name and convention, which shares what never changes. */
  Indicator fresh();

  /** Takes a closed bar. */
  void add(BarValues bar);

  /** Writes the outputs as of the last closed bar from {@code values[at]} on. */
  int read(double[] values, int at);

  /** Writes what the outputs were if this open bar closed now; changes nothing. */
  int preview(BarValues open, double[] values, int at);

  /** Bytes that {@link #save} writes; the same for the indicator's whole life. */
  int stateLength();

  /** Writes the state, little endian. */
  void save(MutableDirectBuffer target, int offset);

  /**
   * Takes over a state that an indicator of the same name and convention saved.
   *
   * @throws IllegalArgumentException if it cannot be such a state
   */
  void load(DirectBuffer source, int offset);
}

package io.marketdata.standalone.bars;

import io.marketdata.candle.Bar;
import org.jspecify.annotations.Nullable;

/**
 * The bars of one symbol that may still change, oldest first. Fed with what the core says of the
 * symbol; holds no more of them than the horizon of late ticks covers.
 */
interface OpenBars {

  /** A minute's bar as it is now. */
  void minute(Bar bar);

  /** A day's bar as it is now. */
  void day(Bar bar);

  /**
   * A trading minute is over, whether it has a bar or not.
   *
   * @param minute its start
   * @param symbolTime how far the symbol has come, epoch nanoseconds
   */
  void over(long minute, long symbolTime);

  /** Takes the oldest bar away if it can change no more; null if it can, or there is none. */
  @Nullable Bar takeFinal();

  /** Whether there is none. */
  boolean isEmpty();

  /** Start of the oldest bar; there must be one. */
  long oldest();

  /** Takes the oldest bar away as it is; there must be one. */
  Bar take();
}

package io.marketdata.scenario;

import org.jspecify.annotations.Nullable;

/** What happens in a scenario. Times are epoch nanoseconds. */
public sealed interface Step
    permits Tick,
        Step.Mark,
        Step.Gap,
        Step.Owner,
        Step.LineChange,
        Step.Restart,
        Step.Define,
        Step.Check {

  /** Its line in the file. */
  int line();

  /** The source has nothing at or before that time any more. */
  record Mark(int line, long time) implements Step {}

  /**
   * The source will not bring any more what lies between these times.
   *
   * @param arrival when it says so
   * @param symbol of this symbol alone, or null
   */
  record Gap(int line, long from, long to, long arrival, @Nullable String symbol) implements Step {}

  /** The partition's owner closes at that wall time what is due of a source that is mute. */
  record Owner(int line, long time) implements Step {}

  /** The source's line goes up or down. */
  record LineChange(int line, long time, boolean live) implements Step {}

  /** A checkpoint, and a fresh core that goes on from it. */
  record Restart(int line) implements Step {}

  /** An instrument is defined anew. */
  record Define(int line, long arrival, ScenarioInstrument instrument) implements Step {}

  /** That must hold right now; nothing where ticks are framed otherwise. */
  record Check(int line, Expectation expectation) implements Step {}
}

package io.marketdata.scenario;

/**
 * What brings the ticks of a scenario. Times are nanoseconds.
 *
 * @param kind how it brings them
 * @param from epoch time since which its line is live
 * @param delay how much later than wall time its own time runs
 * @param interval of a polling source: between two polls; else 0
 */
public record ScenarioSource(Kind kind, long from, long delay, long interval) {

  /** How a source brings its ticks. */
  public enum Kind {
    /** As they happen, so silence means that nothing changed. */
    PUSH,
    /** At intervals, so what happened between two polls is not told apart. */
    POLLING,
    /** Out of a file whose ticks are in order for each symbol only. */
    FILE
  }
}

package io.marketdata.compute.checkpoint;

/** Whether a stored state and the log belong together. */
public sealed interface Fit {

  /** Nothing is stored and the log is whole: begin with its first record. */
  record FirstStart() implements Fit {}

  /**
   * Go on from the stored state.
   *
   * @param nextOffset where the log is read on
   */
  record Resume(long nextOffset) implements Fit {}

  /**
   * They do not belong together: the partition is not served until an operator has decided.
   *
   * @param reason metric tag
   * @param line for people
   */
  record Misfit(MisfitReason reason, String line) implements Fit {}
}

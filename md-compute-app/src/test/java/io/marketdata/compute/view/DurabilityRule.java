package io.marketdata.compute.view;

import java.util.List;

/** The rule that turns acknowledgements into a flush mark, for the model of the hand-over. */
public final class DurabilityRule {

  private DurabilityRule() {}

  /**
   * An acknowledgement.
   *
   * @param time when it came
   * @param offset before which everything was acknowledged then
   */
  public record Acknowledged(int time, int offset) {}

  /** The durable offset when Redis is seen unharmed at {@code at}; -1 for none. */
  public static int durable(int lag, List<Acknowledged> since, int at) {
    MarkProgress progress = new MarkProgress(lag);
    since.forEach(one -> progress.acknowledged(one.time, one.offset));
    progress.durableAt(at - lag);
    return (int) progress.durable();
  }
}

package io.marketdata.load.ladder.measure;

/** Runs something once and measures it. */
@FunctionalInterface
public interface TrialRun {

  /** One run. */
  Trial run() throws Exception;

  /** A run that is void is repeated twice; what the last one gave counts, void or not. */
  default Trial runUntilValid() throws Exception {
    Trial trial = run();
    for (int again = 0; again < 2 && trial.isVoid(); again++) {
      trial = run();
    }
    return trial;
  }
}

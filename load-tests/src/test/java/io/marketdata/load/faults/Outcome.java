package io.marketdata.load.faults;

import io.marketdata.load.check.Findings;

/**
 * What a scenario came to.
 *
 * @param checked what the checks of logs, view and clients found
 * @param beside what else was not as it ought to be; no sign of a broken build
 * @param gaps messages to clients that announce a loss
 */
record Outcome(Findings checked, Findings beside, long gaps) {

  /** Nothing was checked: the scenario came to an end before. */
  static Outcome aborted(Throwable cause) {
    Findings beside = new Findings();
    beside.add("aborted: " + cause);
    return new Outcome(new Findings(), beside, 0);
  }

  /**
   * Of a run that came to its checks.
   *
   * @param unexplained how many gap messages no fault explains
   */
  static Outcome of(Checks.Result checks, Findings beside, long unexplained) {
    if (unexplained > 0) {
      beside.add(unexplained + " gap messages tell clients that updates are missing");
    }
    return new Outcome(checks.findings(), beside, checks.gaps());
  }

  /** Everything that is wrong where nothing is broken on purpose. */
  Findings wrong() {
    Findings all = new Findings();
    all.addAll(checked);
    all.addAll(beside);
    return all;
  }
}

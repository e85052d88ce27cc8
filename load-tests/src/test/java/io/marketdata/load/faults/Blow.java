package io.marketdata.load.faults;

import io.marketdata.load.check.Findings;

/** Tells of one strike of a fault: what is done, and the moment at which the harm is done. */
final class Blow {

  private final Journal journal;
  private final Signs signs;
  private final Findings findings = new Findings();
  private boolean fallen;

  Blow(Journal journal, Signs signs) {
    this.journal = journal;
    this.signs = signs;
  }

  /** The harm is done now, or a further one. */
  void falls(String format, Object... values) {
    if (!fallen) {
      fallen = true;
      signs.start();
    }
    say(format, values);
  }

  /** Something else is done. */
  void say(String format, Object... values) {
    journal.say("  " + format, values);
  }

  /** What a check during the fault has found wrong. */
  void finds(Findings found) {
    findings.addAll(found);
  }

  /** What the checks during the fault have found wrong. */
  Findings findings() {
    return findings;
  }

  /** Whether the harm has been done. */
  boolean hasFallen() {
    return fallen;
  }
}

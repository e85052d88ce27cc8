package io.marketdata.load.faults;

import java.util.Locale;
import java.util.regex.Pattern;

/** How compute is broken on purpose, to see that the check finds it. */
enum Mutation {
  /** Nothing is broken. */
  NONE("nothing is broken", "", ""),
  /** The next offset is stored before the state that belongs to it. */
  OFFSET_OUTSIDE_TRANSACTION(
      "offset and partition record are stored outside the transaction", "instead of", ""),
  /** A record is applied whatever its offset is. */
  NO_OFFSET_CHECK(
      "records of before a rebalance are applied; the next load may refuse the stored offset",
      "instead of",
      "Partition is not served: .*"
          + "(not the one that was applied|but the log ends at|but the group's offset is)"),
  /** What Redis acknowledged counts as durable at once. */
  NO_LAG("what Redis acknowledged counts as durable at once", "^md:\\{", ""),
  /** One frame of updates is not published. */
  DROP_FRAME(
      "one frame of updates is lost", "frame of tick offset [0-9]+ part [0-9]+ is missing", "");

  private final String help;
  private final String finding;
  private final String alarm;

  Mutation(String help, String finding, String alarm) {
    this.help = help;
    this.finding = finding;
    this.alarm = alarm;
  }

  String help() {
    return help;
  }

  /** Whether a line of the checks is one by which this is to be caught. */
  boolean isFinding(String line) {
    return Pattern.compile(finding).matcher(line).find();
  }

  /** Whether there is an alarm by which this, too, is caught. */
  boolean hasAlarm() {
    return !alarm.isEmpty();
  }

  /** Whether a line that compute printed is the alarm by which this, too, is caught. */
  boolean isAlarm(String line) {
    return hasAlarm() && Pattern.compile(alarm).matcher(line).find();
  }

  /** Name on the command line. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

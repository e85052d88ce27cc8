package io.marketdata.load.faults;

import java.util.Locale;

/** How compute is broken on purpose, to see that the check finds it. */
enum Mutation {
  /** Nothing is broken. */
  NONE("nothing is broken"),
  /** The next offset is stored before the state that belongs to it. */
  OFFSET_OUTSIDE_TRANSACTION("offset and partition record are stored outside the transaction"),
  /** A record is applied whatever its offset is. */
  NO_OFFSET_CHECK("records of before a rebalance are applied"),
  /** What Redis acknowledged counts as durable at once. */
  NO_LAG("what Redis acknowledged counts as durable at once"),
  /** One frame of updates is not published. */
  DROP_FRAME("one frame of updates is lost");

  private final String help;

  Mutation(String help) {
    this.help = help;
  }

  String help() {
    return help;
  }

  /** Name on the command line. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

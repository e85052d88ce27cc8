package io.marketdata.wire;

/** Names of the platform's topics. All but the commands carry the epoch, counted from 1. */
public final class Topics {

  /** Operators' commands, starts of sources and the epoch in force; one partition, kept forever. */
  public static final String COMMANDS = "md.commands";

  /** The epoch of a platform that has never changed its number of partitions. */
  public static final long FIRST_EPOCH = 1;

  private Topics() {}

  /** Normalised market data, in frames: the log that everything else is a function of. */
  public static String ticks(long epoch) {
    return "md.ticks." + epoch;
  }

  /** What the compute core makes of the log, in frames. */
  public static String updates(long epoch) {
    return "md.updates." + epoch;
  }

  /** Checkpoints of the compute core; compacted. */
  public static String state(long epoch) {
    return "md.state." + epoch;
  }

  /** What could not be taken into the log, with the reason. */
  public static String rejects(long epoch) {
    return "md.rejects." + epoch;
  }
}

package io.marketdata.kafka;

/** A record of md.commands, with its offset. */
public sealed interface Command {

  /** Its offset in md.commands. */
  long offset();

  /**
   * An ingest starts a source.
   *
   * @param offset the source's term, from the acknowledgement on
   * @param source the source's name
   * @param epoch the epoch in which it starts
   * @param instance who starts it, for people
   */
  record Start(long offset, String source, long epoch, String instance) implements Command {}

  /**
   * From here on the topics of this epoch count.
   *
   * @param offset where it stands
   * @param epoch the epoch, from 1
   * @param partitions of each of its topics
   * @param reason why it was raised, for people
   */
  record EpochInForce(long offset, long epoch, int partitions, String reason) implements Command {}

  /**
   * Every source ends alike in all partitions of this epoch and waits for the next one.
   *
   * @param offset where it stands
   * @param epoch the epoch in force
   * @param partitions of the topics of the next one
   * @param at wall time of the command, epoch nanoseconds
   */
  record EpochEnding(long offset, long epoch, int partitions, long at) implements Command {}

  /**
   * The epoch does not end after all: sources start again in it.
   *
   * @param offset where it stands
   * @param epoch the epoch in force
   * @param reason why, for people
   */
  record EpochAborted(long offset, long epoch, String reason) implements Command {}

  /**
   * Something that this version does not know.
   *
   * @param offset where it stands
   */
  record Unknown(long offset) implements Command {}
}

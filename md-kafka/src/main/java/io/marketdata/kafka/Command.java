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
   * Something that this version does not know.
   *
   * @param offset where it stands
   */
  record Unknown(long offset) implements Command {}
}

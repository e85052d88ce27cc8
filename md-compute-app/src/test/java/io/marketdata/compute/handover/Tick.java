package io.marketdata.compute.handover;

/**
 * A record of the log of ticks: one message of the source.
 *
 * @param kind what it says
 * @param term of the ingest that wrote it
 * @param number of the message, of a gap the number up to which nothing more comes
 * @param event which event of the venue it is; 0 of what is no tick
 */
record Tick(Kind kind, int term, int number, int event) {

  /** What a record says. */
  enum Kind {
    /** The source is up, in a new term. */
    LINE,
    /** An event of the venue. */
    EVENT,
    /** What is missing up to here will not come. */
    GAP
  }

  @Override
  public String toString() {
    return switch (kind) {
      case LINE -> "line of term " + term;
      case EVENT -> "event " + event + " as number " + number + " of term " + term;
      case GAP -> "gap up to number " + number + " of term " + term;
    };
  }
}

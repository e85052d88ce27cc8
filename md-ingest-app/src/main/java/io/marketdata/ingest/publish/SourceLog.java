package io.marketdata.ingest.publish;

/**
 * The log as ingest needs it. Thread-safe; everything but {@link #superseded}, {@link #isOver} and
 * {@link #isEnding} may block.
 */
public interface SourceLog {

  /** Number of partitions of the epoch in force; known from the first start on. */
  int partitions();

  /** The epoch in force; known from the first start on. */
  long epoch();

  /**
   * Starts a source: from now on whoever ran it before is ignored.
   *
   * @throws LogUnavailableException where the log does not take it
   * @throws EpochEndingException where no source is to start before the next epoch
   */
  SourceTerm start(String source);

  /** Whether somebody has started the source after this term. */
  boolean superseded(SourceTerm term);

  /** Whether a later epoch than the term's is in force. */
  boolean isOver(SourceTerm term);

  /** Whether the epoch in force is ending: every source ends alike in all partitions and waits. */
  boolean isEnding();

  /** Opens what is known of a source; the caller closes it. */
  SourceHistory history(SourceTerm term);

  /** Opens the way into the log for one term; the caller closes it. */
  FrameOutlet outlet(SourceTerm term);
}

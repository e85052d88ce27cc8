package io.marketdata.ingest.publish;

/**
 * The epoch in force is ending: sources start again in the next one, or when that is taken back.
 */
public final class EpochEndingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Without further detail: the log knows its epoch. */
  public EpochEndingException() {
    super("the epoch in force is ending");
  }
}

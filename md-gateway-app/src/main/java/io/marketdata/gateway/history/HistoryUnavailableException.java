package io.marketdata.gateway.history;

/** The view could not be read now; the same question may be answered later. */
public final class HistoryUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what was asked and what went wrong. */
  public HistoryUnavailableException(String question, Throwable cause) {
    super(question + " could not be read: " + cause, cause);
  }
}

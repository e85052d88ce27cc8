package io.marketdata.history;

/** Stored bytes are not what they should be. Carries a reason and no stack trace. */
public final class MalformedHistoryException extends RuntimeException {

  /** What is wrong with the bytes. */
  public enum Reason {
    /** They end early. */
    TRUNCATED,
    /** A format version that this code does not know. */
    FORMAT,
    /** Their checksum is another one. */
    CHECKSUM,
    /** More rows than there may be. */
    TOO_MANY,
    /** A value that cannot be: out of bounds, out of order. */
    VALUE,
    /** Bytes are left behind the end. */
    TRAILING
  }

  private final Reason reason;

  /** Malformed for this reason. */
  public MalformedHistoryException(Reason reason) {
    super("malformed history: " + reason, null, false, false);
    this.reason = reason;
  }

  /** What is wrong with the bytes. */
  public Reason reason() {
    return reason;
  }
}

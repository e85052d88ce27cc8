package io.marketdata.wire;

/** Bytes that are not a whole, readable frame or message. The record is to be counted and left. */
public final class MalformedFrameException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is wrong; also a metric tag. */
  public enum Reason {
    /** Shorter than the head says, or than a head is. */
    TRUNCATED,
    /** Longer than {@link FrameLimits#MAX_RECORD_BYTES} or with more messages than allowed. */
    TOO_LARGE,
    /** Another schema. */
    FOREIGN_SCHEMA,
    /** The first message is not a frame's head. */
    NOT_A_FRAME,
    /** A message's length does not fit into the frame. */
    BAD_LENGTH,
    /** A message's block, group or text goes beyond the message. */
    BAD_MESSAGE,
    /** A message names a symbol that the frame's table does not hold. */
    BAD_SYMBOL,
    /** The head counts more or fewer messages than there are. */
    BAD_COUNT
  }

  private final Reason reason;

  MalformedFrameException(Reason reason, String detail) {
    super(reason + ": " + detail);
    this.reason = reason;
  }

  /** What is wrong. */
  public Reason reason() {
    return reason;
  }
}

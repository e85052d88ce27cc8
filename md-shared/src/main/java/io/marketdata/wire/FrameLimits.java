package io.marketdata.wire;

/** Bounds of a frame, the same for who writes and who reads. */
public final class FrameLimits {

  /** Most messages in a frame; what {@link Position} has room for. */
  public static final int MAX_MESSAGES = 1 << Position.INDEX_BITS;

  /** Bytes of messages after which a frame is closed. */
  public static final int MAX_BYTES = 256 * 1024;

  /** Most bytes of a whole record, head and symbol table included; a reader refuses longer ones. */
  public static final int MAX_RECORD_BYTES = 1024 * 1024;

  private FrameLimits() {}
}

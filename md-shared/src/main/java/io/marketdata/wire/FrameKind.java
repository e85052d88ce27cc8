package io.marketdata.wire;

/** The two kinds of frames. */
public enum FrameKind {
  /** A record of {@code md.ticks}. */
  TICKS,
  /** A record of {@code md.updates}. */
  UPDATES
}

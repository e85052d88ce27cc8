package io.marketdata.compute.core;

/** The core's rule about terms, for the model of the hand-over. */
public final class SourceGate {

  private SourceGate() {}

  /** Whether a core that knows {@code term} of a source reads a frame of another term. */
  public static boolean admits(int term, int frameTerm) {
    SourceTime source = new SourceTime("source");
    source.admits(1, term);
    return source.admits(1, frameTerm);
  }
}

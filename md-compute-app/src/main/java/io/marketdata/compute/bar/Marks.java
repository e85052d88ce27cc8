package io.marketdata.compute.bar;

/** Bits of the wire's BarMarks. */
public final class Marks {

  /** Something of the bar is missing, or may be. */
  public static final int PARTIAL = 1;

  /** Made of snapshots: number and sides of the trades are estimates. */
  public static final int ESTIMATED = 1 << 1;

  /** The cumulative figures began anew inside it. */
  public static final int REBASED = 1 << 2;

  /** Of a day: holds volume from outside every session. */
  public static final int UNSCHEDULED = 1 << 3;

  /** Closed ahead of its source, so something of it may still come; on the wire it is partial. */
  static final int PROVISIONAL = 1 << 4;

  private Marks() {}
}

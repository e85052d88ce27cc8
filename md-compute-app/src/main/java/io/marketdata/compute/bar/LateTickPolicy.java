package io.marketdata.compute.bar;

/**
 * How long a closed bar may still be revised, in the source's own time.
 *
 * @param grace nanoseconds after its end at which a minute closes
 * @param horizon nanoseconds after closing in which a late tick still revises a bar
 */
public record LateTickPolicy(long grace, long horizon) {

  /** One second and two minutes. */
  public static final LateTickPolicy STANDARD =
      new LateTickPolicy(1_000_000_000L, 120_000_000_000L);

  /** Whether what was due at that time may still change. */
  public boolean isOpen(long due, long sourceTime) {
    return sourceTime <= due + horizon;
  }
}

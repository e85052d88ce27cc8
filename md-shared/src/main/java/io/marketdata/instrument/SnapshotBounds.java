package io.marketdata.instrument;

/**
 * When a snapshot of cumulative figures waits for others that confirm it. Immutable.
 *
 * @param priceBandPermille it waits if the price of its new volume lies further outside the
 *     session's low and high; 0 = it never does for that
 * @param volumeFactor it waits if its new volume is above this many times the day's volume, plus
 *     the floor; 0 = it never does for that
 * @param volumeFloor size units
 * @param confirmations later snapshots that confirm it, at least 1
 * @param rebaseCount consistent snapshots below their predecessor that become a new one, 1 to 255
 */
public record SnapshotBounds(
    int priceBandPermille, int volumeFactor, long volumeFloor, int confirmations, int rebaseCount) {

  /** No snapshot waits; the third of consistent lower ones is believed. */
  public static final SnapshotBounds NONE = new SnapshotBounds(0, 0, 0, 1, 3);

  private static final int MAX_COUNT = 0xFFFF;
  private static final int MAX_REBASE = 0xFF;

  /** Checks every part. */
  public SnapshotBounds {
    check(isCount(priceBandPermille), "priceBandPermille", priceBandPermille);
    check(isCount(volumeFactor), "volumeFactor", volumeFactor);
    check(volumeFloor >= 0, "volumeFloor", volumeFloor);
    check(isCount(confirmations) && confirmations > 0, "confirmations", confirmations);
    check(rebaseCount > 0 && rebaseCount <= MAX_REBASE, "rebaseCount", rebaseCount);
  }

  private static boolean isCount(int number) {
    return number >= 0 && number <= MAX_COUNT;
  }

  private static void check(boolean holds, String what, long value) {
    if (!holds) {
      throw new IllegalArgumentException("not a valid " + what + ": " + value);
    }
  }
}

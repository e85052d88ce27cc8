package io.marketdata.compute.bar;

import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.SnapshotBounds;
import io.marketdata.price.Scale;
import io.marketdata.price.Turnover;

/**
 * Says which snapshots are held back until a later one bears them out, because their new volume
 * cannot be believed: one broken counter must not spoil a day. Not thread-safe; does not allocate.
 */
final class Plausibility {

  private static final long THOUSAND = 1_000;
  private static final int MAX_DIGITS = 18;

  private final Turnover value = new Turnover();
  private final Turnover bound = new Turnover();

  /**
   * Whether a snapshot is to be held back. The one that bears out a held one is taken whole.
   *
   * @param before volume of the day before it
   * @param turnover its new turnover
   */
  boolean holds(
      SnapshotFigures snapshot,
      Evidence evidence,
      Instrument instrument,
      long before,
      Turnover turnover) {
    SnapshotBounds bounds = instrument.rules().bounds();
    if (evidence.isHeld()) {
      long held = evidence.heldVolume();
      if (!evidence.isBorneOutBy(snapshot, bounds.confirmations())) {
        return true;
      }
      if (!isTooMuch(bounds, snapshot.volume - held, held)) {
        return false;
      }
      evidence.hold(snapshot, false);
      return true;
    }
    long volume = snapshot.volume - before;
    boolean isTooMuch = isTooMuch(bounds, volume, before);
    boolean isOff =
        !isTooMuch
            && bounds.priceBandPermille() > 0
            && evidence.isPriceTrusted()
            && snapshot.turnover.signum() != 0
            && isPriceOff(snapshot, instrument, volume, turnover);
    if (isTooMuch || isOff) {
      evidence.hold(snapshot, isOff);
    }
    return isTooMuch || isOff;
  }

  private static boolean isTooMuch(SnapshotBounds bounds, long volume, long before) {
    return bounds.volumeFactor() > 0
        && volume > bounds.volumeFloor()
        && (volume - bounds.volumeFloor()) / bounds.volumeFactor() > before;
  }

  private boolean isPriceOff(
      SnapshotFigures snapshot, Instrument instrument, long volume, Turnover turnover) {
    long low = SnapshotFigures.isPrice(snapshot.low) ? snapshot.low : snapshot.last;
    long high = SnapshotFigures.isPrice(snapshot.high) ? snapshot.high : snapshot.last;
    long band = instrument.rules().bounds().priceBandPermille();
    long slack = roundedAway(instrument);
    try {
      long least = Math.multiplyExact(Math.min(low, snapshot.last), THOUSAND - band);
      value.set(turnover).add(0, slack).multiply(THOUSAND);
      bound.clear().addProduct(least, volume, instrument.multiplier());
      if (value.compareTo(bound) < 0) {
        return true;
      }
      long most = Math.multiplyExact(Math.max(high, snapshot.last), THOUSAND + band);
      value.set(turnover).subtract(0, slack).multiply(THOUSAND);
      bound.clear().addProduct(most, volume, instrument.multiplier());
      return value.compareTo(bound) > 0;
    } catch (ArithmeticException e) {
      // no market has such figures
      return true;
    }
  }

  /** Feeds of level 1 tell whole units of the currency; a difference may be two of them off. */
  private static long roundedAway(Instrument instrument) {
    int digits = -instrument.turnoverExponent();
    return digits > MAX_DIGITS ? Long.MAX_VALUE : 2 * Scale.pow10(Math.max(0, digits));
  }
}

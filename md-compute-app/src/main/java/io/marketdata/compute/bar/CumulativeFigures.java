package io.marketdata.compute.bar;

import io.marketdata.price.Turnover;
import io.marketdata.wire.sbe.SnapshotDecoder;

/** The newest accepted cumulative figures of a trading day: what the next snapshot is held against. */
public final class CumulativeFigures {

  /** Stands for an optional number that is not there. */
  static final long NONE = SnapshotDecoder.tradesNullValue();

  private boolean known;
  private long time;
  private long volume;
  private final Turnover turnover = new Turnover();
  private long trades = NONE;
  private long high = NONE;
  private long low = NONE;
  private int lowerCount;
  private long lowerVolume;

  boolean isKnown() {
    return known;
  }

  long time() {
    return time;
  }

  long volume() {
    return volume;
  }

  Turnover turnover() {
    return turnover;
  }

  long trades() {
    return trades;
  }

  long high() {
    return high;
  }

  long low() {
    return low;
  }

  int lowerCount() {
    return lowerCount;
  }

  long lowerVolume() {
    return lowerVolume;
  }

  /** Becomes the snapshot's figures. */
  void set(SnapshotFigures snapshot) {
    known = true;
    time = Math.max(time, snapshot.eventTime);
    volume = snapshot.volume;
    turnover.set(snapshot.turnover);
    trades = snapshot.trades;
    high = snapshot.high;
    low = snapshot.low;
    lowerCount = 0;
  }

  /** Notes a volume below the known one; says how many such in a row fit each other. */
  int countLower(SnapshotFigures snapshot) {
    boolean isConsistent = lowerCount > 0 && snapshot.volume >= lowerVolume;
    lowerCount = isConsistent ? lowerCount + 1 : 1;
    lowerVolume = snapshot.volume;
    return lowerCount;
  }

  void restore(boolean isKnown, long[] stored, long turnoverHigh, long turnoverLow) {
    known = isKnown;
    time = stored[0];
    volume = stored[1];
    trades = stored[2];
    high = stored[3];
    low = stored[4];
    lowerCount = (int) stored[5];
    lowerVolume = stored[6];
    turnover.set(turnoverHigh, turnoverLow);
  }
}

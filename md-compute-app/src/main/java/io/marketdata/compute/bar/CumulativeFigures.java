package io.marketdata.compute.bar;

import io.marketdata.price.Turnover;
import io.marketdata.wire.sbe.SnapshotDecoder;
import io.marketdata.wire.sbe.SymbolFiguresDecoder;
import io.marketdata.wire.sbe.SymbolFiguresEncoder;

/**
 * The newest accepted cumulative figures of a trading day: what the next snapshot is held against.
 */
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

  /** Whether there are any. */
  public boolean isKnown() {
    return known;
  }

  /** Whether these are the snapshot's. */
  public boolean is(SnapshotFigures snapshot) {
    return known && volume == snapshot.volume && turnover.equals(snapshot.turnover);
  }

  /** Event time of the newest of them. */
  public long time() {
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

  /** Becomes the snapshot's figures. */
  void set(SnapshotFigures snapshot) {
    known = true;
    time = Math.max(time, snapshot.eventTime);
    volume = snapshot.volume;
    turnover.set(snapshot.turnover);
    trades = snapshot.trades;
    high = SnapshotFigures.isPrice(snapshot.high) ? snapshot.high : high;
    low = SnapshotFigures.isPrice(snapshot.low) ? snapshot.low : low;
    lowerCount = 0;
  }

  /**
   * Takes of a snapshot without new volume its time alone: a high that has moved before its volume
   * came is that of the next one.
   */
  void setTime(SnapshotFigures snapshot) {
    if (known) {
      time = Math.max(time, snapshot.eventTime);
      lowerCount = 0;
    } else {
      set(snapshot);
    }
  }

  /** Notes a volume below the known one; says how many such in a row fit each other. */
  int countLower(SnapshotFigures snapshot) {
    boolean isConsistent = lowerCount > 0 && snapshot.volume >= lowerVolume;
    lowerCount = isConsistent ? lowerCount + 1 : 1;
    lowerVolume = snapshot.volume;
    return lowerCount;
  }

  void write(SymbolFiguresEncoder.DaysEncoder state) {
    state
        .cumulativeTime(time)
        .cumulativeVolume(volume)
        .cumulativeTrades(trades)
        .sessionHigh(high)
        .sessionLow(low)
        .lowerCount((short) lowerCount)
        .lowerVolume(lowerVolume);
    state.cumulativeTurnover().high(turnover.high()).low(turnover.low());
  }

  void read(SymbolFiguresDecoder.DaysDecoder state, boolean isKnown) {
    known = isKnown;
    time = state.cumulativeTime();
    volume = state.cumulativeVolume();
    trades = state.cumulativeTrades();
    high = state.sessionHigh();
    low = state.sessionLow();
    lowerCount = state.lowerCount();
    lowerVolume = state.lowerVolume();
    turnover.set(state.cumulativeTurnover().high(), state.cumulativeTurnover().low());
  }
}

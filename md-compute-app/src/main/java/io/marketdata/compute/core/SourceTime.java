package io.marketdata.compute.core;

import io.marketdata.wire.sbe.LineDecoder;
import io.marketdata.wire.sbe.LineState;
import io.marketdata.wire.sbe.OwnerCloseDecoder;

/**
 * A source as its partition knows it: term, running number, line, and its own time, which never
 * goes back. Times are epoch nanoseconds. Not thread-safe.
 */
final class SourceTime {

  static final long NONE = Long.MIN_VALUE;

  /** The year 2200, which no stamp reaches. */
  static final long MAX_TIME = 7_258_118_400_000_000_000L;

  /** Nothing of it stands in this epoch's log. */
  static final long NO_POSITION = -1;

  private static final long PLAUSIBLE_SECONDS = 2;
  private static final long MAX_SPEED_MILLI = 1_000_000_000;

  final String name;
  final SourceSymbols symbols = new SourceSymbols();
  final Staging staging = new Staging();
  long epoch;
  long term;
  long number;
  long time;
  long lastPosition = NO_POSITION;
  LineState state = LineState.DOWN;
  boolean wallBased;
  boolean resends;
  boolean timePerSymbol;
  boolean polling;
  long anchorEvent;
  long anchorWall;
  long speedMilli = 1000;
  long delay;
  long maxAhead;
  long start;
  long shift;
  long seed;
  String kind = "";
  String detail = "";
  boolean lineSeen;
  boolean mute;
  long liveSince = NONE;
  long gapFrom = NONE;
  long gapTo = NONE;

  SourceTime(String name) {
    this.name = name;
  }

  /** Whether that term is higher than the newest one. */
  boolean isNewTerm(long frameEpoch, long frameTerm) {
    return frameEpoch > epoch || (frameEpoch == epoch && frameTerm > term);
  }

  /** Whether a frame of that term is to be read; a higher term is adopted. */
  boolean admits(long frameEpoch, long frameTerm) {
    int byEpoch = Long.compare(frameEpoch, epoch);
    if (byEpoch < 0 || (byEpoch == 0 && frameTerm < term)) {
      return false;
    }
    epoch = frameEpoch;
    term = frameTerm;
    return true;
  }

  /** Whether wall time says how far it would be if it spoke. */
  boolean isWallTimed() {
    return lineSeen && wallBased && !timePerSymbol;
  }

  /** Whether an owner's close is of the newest term, and nothing of the source lies behind it. */
  boolean isMuteSince(OwnerCloseDecoder close) {
    return isWallTimed()
        && close.epoch() == epoch
        && close.term() == term
        && close.after() >= lastPosition;
  }

  /** The source's time base at a wall time, held between 1970 and {@link #MAX_TIME}. */
  long base(long wall) {
    return base(anchorEvent, anchorWall, speedMilli, wall);
  }

  private static long base(long anchorEvent, long anchorWall, long speedMilli, long wall) {
    long since = wall - anchorWall;
    long most = (MAX_TIME - anchorEvent) / speedMilli;
    if (since / 1000 > most) {
      return MAX_TIME;
    }
    if (since / 1000 < -anchorEvent / speedMilli) {
      return 0;
    }
    long run = since / 1000 * speedMilli + since % 1000 * speedMilli / 1000;
    return Math.clamp(anchorEvent + run, 0, MAX_TIME);
  }

  /** Latest time that is believed in a record appended then. */
  long plausible(long appendTime) {
    return base(appendTime) + PLAUSIBLE_SECONDS * 1_000_000 * speedMilli;
  }

  /** How far it has come: its own time, or at its beginning what is whole since. */
  long reached(long arrival) {
    return Math.max(time, liveSince == NONE ? arrival : liveSince);
  }

  /** Moves the time on. */
  void moveTo(long newTime) {
    time = Math.max(time, newTime);
  }

  /** How far a symbol of this source has come. */
  long timeOf(SymbolCore symbol) {
    return timePerSymbol ? symbol.time() : time;
  }

  /** A tick of a symbol moves the time on, be it the source's or the symbol's own. */
  void moveBy(SymbolCore symbol, long newTime) {
    if (timePerSymbol) {
      symbol.moveTo(newTime);
    } else {
      moveTo(newTime);
    }
  }

  /** Closes what is due: of all symbols, or of the one whose tick has moved its own time. */
  void close(SymbolCore symbol, Updates updates) {
    if (timePerSymbol) {
      Closing.behind(symbol, symbol.time(), symbol.time(), updates);
    } else {
      symbols.close(this, updates);
    }
  }

  /** Whether these constants can be, and the time base has not run out at the append. */
  static boolean isValid(LineDecoder line, long appendTime) {
    return line.speedMilli() > 0
        && line.speedMilli() <= MAX_SPEED_MILLI
        && line.delay() >= 0
        && line.maxAhead() >= 0
        && isTime(line.anchorEvent())
        && isTime(line.anchorWall())
        && base(line.anchorEvent(), line.anchorWall(), line.speedMilli(), appendTime) < MAX_TIME
        && (line.state() == LineState.LIVE || line.state() == LineState.DOWN);
  }

  private static boolean isTime(long nanos) {
    return nanos >= 0 && nanos < MAX_TIME;
  }

  /** Takes over the constants of a line message; true if the line went up or down by it. */
  boolean take(LineDecoder line, long arrival) {
    boolean wasLive = lineSeen && state == LineState.LIVE && !mute;
    boolean wasSeen = lineSeen;
    lineSeen = true;
    mute = false;
    state = line.state();
    wallBased = line.flags().wallBased();
    resends = line.flags().resends();
    timePerSymbol = line.flags().timePerSymbol();
    polling = line.flags().polling();
    anchorEvent = line.anchorEvent();
    anchorWall = line.anchorWall();
    speedMilli = line.speedMilli();
    delay = line.delay();
    maxAhead = line.maxAhead();
    start = line.start();
    shift = line.shift();
    seed = line.seed();
    kind = line.kind();
    detail = line.detail();
    boolean isLive = state == LineState.LIVE;
    if (isLive && !wasLive && !(wasSeen && resends)) {
      liveSince = resends ? start : arrival - delay;
    }
    return isLive != wasLive;
  }

  /** Notes what will not come any more. */
  void gap(long upTo, long from, long to) {
    number = Math.max(number, upTo);
    gapFrom = from;
    gapTo = to;
    liveSince = Math.max(liveSince, to);
  }

  /** Whether nothing can be missing since that time. */
  boolean isWholeSince(long since) {
    return liveSince != NONE && liveSince <= since;
  }
}

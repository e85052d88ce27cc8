package io.marketdata.ingest.feed.simulated;

import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.InstrumentType;

/**
 * One symbol on its way through a UTC day: which messages it has in a minute, and what they say.
 * Its messages are taken in order, each rendered or passed over. Single thread.
 */
final class SymbolWalk {

  static final int MINUTE_MILLIS = 60_000;

  private static final long MINUTE = 60_000_000_000L;
  private static final long DAY = 1440 * MINUTE;
  private static final int BOOK_PERIOD = 3_000;
  private static final int BOARD_PERIOD = 500;
  private static final int BOARD_SLOTS = MINUTE_MILLIS / BOARD_PERIOD;
  private static final int INTEREST_OF_MEAN = 5_000;
  private static final int EVENT_BITS = 24;
  private static final long EVENTS = 0x6576_656eL;
  private static final long TIMES = 0x7469_6d65L;

  private final SimulatedInstrument simulated;
  private final Instrument instrument;
  private final TradingHours hours;
  private final PricePath path;
  private final DayFigures figures;
  private final Noise noise = new Noise();
  private final Noise times = new Noise();
  private final long seed;
  private final long symbol;
  private final long perMinute;
  private final int phase;
  private int day;
  private int count;
  private int[] offsets = new int[BOARD_SLOTS];
  private int taken;
  private long moment;

  SymbolWalk(long seed, long rateMilli, SimulatedInstrument simulated, TradingHours hours) {
    this.simulated = simulated;
    this.instrument = simulated.instrument();
    this.hours = hours;
    this.seed = seed;
    symbol = PricePath.hash(instrument.symbol());
    path = new PricePath(seed, simulated);
    figures = new DayFigures(instrument.multiplier());
    perMinute = Math.max(1, simulated.perMinute() * rateMilli / 1000);
    phase = (int) Math.floorMod(PricePath.hash(instrument.market().code()), 400L);
  }

  Instrument instrument() {
    return instrument;
  }

  QuoteStyle style() {
    return simulated.style();
  }

  DayFigures figures() {
    return figures;
  }

  /** Goes to the start of a UTC day, with what its trading day has brought before. */
  void begin(int utcDay) {
    figures.forget();
    if (style().isSnapshot()) {
      for (int before = hours.firstDay(utcDay * DAY); before < utcDay; before++) {
        enter(before);
        for (int minute = 0; minute < 1440; minute++) {
          pass(minute);
        }
      }
    }
    enter(utcDay);
  }

  /** Goes over a whole minute. */
  void pass(int minute) {
    if (!style().isSnapshot()) {
      path.minute(minute);
      return;
    }
    minute(minute);
    for (int k = 0; k < count; k++) {
      passEvent();
    }
  }

  /** Enters a minute, the next one of the day. Says how many messages it has. */
  int minute(int minute) {
    path.minute(minute);
    long start = day * DAY + minute * MINUTE;
    long when = day * 1440L + minute;
    moment = when << EVENT_BITS;
    times.of(seed ^ TIMES, symbol, when);
    taken = 0;
    count = hours.isOpen(start) ? schedule() : 0;
    int tradingDay = hours.tradingDay(start);
    if (style().isSnapshot() && tradingDay != figures.tradingDay()) {
      beginTradingDay(tradingDay);
    }
    return count;
  }

  /** Milliseconds into the minute of message {@code k}; ascending. */
  int offset(int k) {
    return offsets[k];
  }

  /** Takes the next message without saying it. */
  void passEvent() {
    if (style().isSnapshot()) {
      snapshot();
    } else {
      tick();
    }
  }

  /** Takes the next message and says it. */
  void event(long time, long number, VenueWriter to) {
    switch (style()) {
      case BOOK, BOARD -> {
        long bid = snapshot();
        to.snapshot(this, time, bid, bid + spread(), hours.phase(time), noise);
      }
      case TICK, QUOTE -> {
        long bid = tick();
        boolean trade = style() == QuoteStyle.TICK && noise.below(5) < 2;
        boolean buy = (noise.next() & 1) == 0;
        long ask = bid + spread();
        if (trade) {
          to.trade(instrument, time, number, buy ? ask : bid, size(), buy);
        } else {
          to.quote(instrument, time, bid, size(), ask, size());
        }
      }
    }
  }

  private void enter(int utcDay) {
    day = utcDay;
    path.begin(utcDay);
  }

  private void beginTradingDay(int tradingDay) {
    long tick = instrument.priceTick();
    long previous = path.start() / PricePath.PARTS * tick;
    long width = previous * simulated.limit() / 1000 / tick * tick;
    boolean future = instrument.type() == InstrumentType.FUTURE;
    long interest = future ? simulated.meanSize() * INTEREST_OF_MEAN : Long.MIN_VALUE;
    figures.begin(tradingDay, previous, previous + width, previous - width, interest);
  }

  private int schedule() {
    return switch (style()) {
      case BOOK -> {
        int periods = MINUTE_MILLIS / BOOK_PERIOD;
        for (int k = 0; k < periods; k++) {
          offsets[k] = k * BOOK_PERIOD + phase;
        }
        yield periods;
      }
      case BOARD -> {
        int chosen = 0;
        for (int slot = 0; slot < BOARD_SLOTS; slot++) {
          if (times.below(BOARD_SLOTS) < simulated.perMinute()) {
            offsets[chosen++] = slot * BOARD_PERIOD + phase;
          }
        }
        yield chosen;
      }
      case TICK, QUOTE -> spread(Math.max(1, (int) (perMinute * (512 + times.below(1024)) / 1024)));
    };
  }

  /** Spreads so many messages over the minute. */
  private int spread(int messages) {
    if (offsets.length < messages) {
      offsets = new int[messages * 3 / 2];
    }
    for (int k = 0; k < messages; k++) {
      offsets[k] = (int) (((long) k * MINUTE_MILLIS + times.below(MINUTE_MILLIS)) / messages);
    }
    return messages;
  }

  /** Moves on to the next message's price: the best bid, in price units. */
  private long tick() {
    noise.of(seed ^ EVENTS, symbol, moment + taken);
    long parts = path.at(taken++, count, noise.gauss());
    return (parts / PricePath.PARTS - simulated.spread() / 2) * instrument.priceTick();
  }

  private long snapshot() {
    long bid = tick();
    long lots = noise.below(4) == 0 ? 0 : 1 + noise.skewed(simulated.meanSize() / instrument.lot());
    long price = (noise.next() & 1) == 0 ? bid : bid + spread();
    if (lots > 0) {
      figures.traded(price, lots * instrument.lot(), (int) Math.min(lots, 1 + noise.below(20)));
    }
    if (figures.openInterest != Long.MIN_VALUE) {
      int mean = (int) simulated.meanSize();
      figures.openInterest += noise.below(2 * mean + 1) - mean;
    }
    return bid;
  }

  private long spread() {
    return simulated.spread() * instrument.priceTick();
  }

  private long size() {
    long lots = simulated.meanSize() / instrument.lot();
    return (1 + noise.skewed(lots)) * instrument.lot();
  }
}

package io.marketdata.compute.handover;

/**
 * A gateway that starts: the mark, then the images, then the log from the mark on. Stands for
 * {@code GatewayStart} and {@code HubShard}.
 *
 * @param phase how far it is
 * @param next offset of the update that it takes next
 * @param first the newest {@code seq} of symbol 0
 * @param second of symbol 1
 * @param firstTrades what history and memory hold of symbol 0, as bits
 * @param secondTrades of symbol 1
 * @param hole whether an update came that did not follow
 */
record Gateway(
    Phase phase, int next, int first, int second, int firstTrades, int secondTrades, boolean hole) {

  static final Gateway OFF = new Gateway(Phase.OFF, 0, 0, 0, 0, 0, false);
  static final Gateway NONE = new Gateway(Phase.NONE, 0, 0, 0, 0, 0, false);

  /** How far a gateway is. */
  enum Phase {
    /** There is none. */
    NONE,
    /** It has not started. */
    OFF,
    /** It has read the mark. */
    MARKED,
    /** It has the image of symbol 0. */
    HALF,
    /** It reads the log. */
    READING
  }

  int seq(int symbol) {
    return symbol == 0 ? first : second;
  }

  int trades(int symbol) {
    return symbol == 0 ? firstTrades : secondTrades;
  }

  Gateway marked(int mark) {
    return new Gateway(Phase.MARKED, mark, 0, 0, 0, 0, false);
  }

  Gateway image(int symbol, Redis.Field field) {
    return symbol == 0
        ? new Gateway(Phase.HALF, next, field.live(), 0, field.trades(), 0, false)
        : new Gateway(Phase.READING, next, first, field.live(), firstTrades, field.trades(), false);
  }

  Gateway take(Update update) {
    int known = seq(update.symbol());
    boolean jump = update.seq() > known + 1;
    int newest = Math.max(known, update.seq());
    int trades = trades(update.symbol()) | 1 << update.seq();
    return update.symbol() == 0
        ? new Gateway(phase, next + 1, newest, second, trades, secondTrades, hole || jump)
        : new Gateway(phase, next + 1, first, newest, firstTrades, trades, hole || jump);
  }
}

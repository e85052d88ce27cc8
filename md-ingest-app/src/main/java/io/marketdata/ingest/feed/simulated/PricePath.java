package io.marketdata.ingest.feed.simulated;

/**
 * The price of one symbol from minute to minute: a bridge from the level of its day to that of the
 * next, both functions of seed and day. In parts of a price tick. Single thread.
 */
final class PricePath {

  /** Parts of a price tick. */
  static final int PARTS = 1024;

  private static final int MINUTES = 1440;
  private static final int ROOT_OF_MINUTES = 38;
  private static final long MILLION = 1_000_000;
  private static final long FACTOR = 0x6661_6374L;
  private static final long DAILY = 0x6461_7973L;
  private static final int[] FADING = {
    1000, 900, 810, 729, 656, 590, 531, 478, 430, 387, 349, 314, 282, 254
  };

  private final Noise noise = new Noise();
  private final long seed;
  private final long symbol;
  private final long market;
  private final long base;
  private final int volatility;
  private final int factor;
  private final int own;
  private int day;
  private long target;
  private long from;
  private long to;

  PricePath(long seed, SimulatedInstrument simulated) {
    this.seed = seed;
    symbol = hash(simulated.instrument().symbol());
    market = hash(simulated.instrument().market().code());
    base = simulated.basePrice() / simulated.instrument().priceTick() * PARTS;
    volatility = simulated.volatility();
    factor = simulated.factor();
    own = root(1_000_000 - factor * factor);
  }

  /** Goes to the start of a day. */
  void begin(int utcDay) {
    day = utcDay;
    from = level(utcDay);
    to = from;
    target = level(utcDay + 1);
  }

  /** Goes over the next minute of the day. */
  void minute(int minute) {
    from = to;
    int left = MINUTES - minute;
    if (left == 1) {
      to = target;
      return;
    }
    int step = step(minute + 1L + (long) day * MINUTES * 2);
    long moved = from + (target - from) / left + from * volatility / Noise.ONE * step / MILLION;
    to = Math.max(moved, base / 4);
  }

  /** Price at the start of the minute. */
  long start() {
    return from;
  }

  /** Price at event {@code k} of {@code count} in the minute, with a wiggle of its own. */
  long at(int k, int count, int gauss) {
    long wiggle = from * volatility / Noise.ONE * gauss / MILLION / 4;
    return Math.max(PARTS * 2L, from + (to - from) * (k + 1) / count + wiggle);
  }

  private long level(int utcDay) {
    long sum = 0;
    for (int back = 0; back < FADING.length; back++) {
      sum += (long) FADING[back] * step(DAILY + utcDay - back);
    }
    long move = sum * volatility * ROOT_OF_MINUTES / (1000L * Noise.ONE);
    return Math.max(base / 2, base + base * move / MILLION);
  }

  /** A move that the market's symbols have partly in common, in units of {@link Noise#ONE}. */
  private int step(long when) {
    int common = noise.of(seed ^ FACTOR, market, when).gauss();
    int alone = noise.of(seed, symbol, when).gauss();
    return (common * factor + alone * own) / 1000;
  }

  static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  private static int root(int square) {
    int root = 0;
    while ((root + 1) * (root + 1) <= square) {
      root++;
    }
    return root;
  }
}

package io.marketdata.ingest.feed.simulated;

import io.marketdata.ingest.feed.Feed;
import io.marketdata.ingest.feed.FeedPosition;
import io.marketdata.ingest.feed.FeedRefusedException;
import io.marketdata.ingest.feed.FeedSession;
import io.marketdata.ingest.publish.LineConstants;
import io.marketdata.instrument.Instrument;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The invented market as a feed: wall-based, and able to bring every message again. */
public final class SimulatedFeed implements Feed {

  /** Name of the source, and its kind. */
  public static final String SOURCE = "simulated";

  private static final long MAX_AHEAD = TimeUnit.SECONDS.toNanos(5);

  private final SimulatedMarket market;
  private final long seed;
  private final long rateMilli;
  private final String detail;
  private final Set<String> symbols;

  /**
   * Makes the feed of the market that comes with the platform.
   *
   * @param seed of everything that happens
   * @param rateMilli 1,000 times the multiple of messages from trade and quote markets
   * @param realSessions whether each market keeps its own hours
   * @param symbols those that are brought, empty for all; numbers do not depend on it
   * @throws FeedRefusedException where the market has no such symbol
   */
  public SimulatedFeed(
      long seed, long rateMilli, boolean realSessions, Collection<String> symbols) {
    this(seed, rateMilli, realSessions, 0, symbols);
  }

  /**
   * Makes the feed of a market of another size.
   *
   * @param seed of everything that happens
   * @param rateMilli 1,000 times the multiple of messages from trade and quote markets
   * @param realSessions whether each market keeps its own hours
   * @param size number of symbols; 0 = those of the market that comes with the platform
   * @param symbols those that are brought, empty for all; numbers do not depend on it
   * @throws FeedRefusedException where the market has no such symbol
   */
  public SimulatedFeed(
      long seed, long rateMilli, boolean realSessions, int size, Collection<String> symbols) {
    this(
        SimulatedMarket.builtIn(realSessions).resized(size),
        seed,
        rateMilli,
        realSessions,
        symbols);
  }

  SimulatedFeed(
      SimulatedMarket market,
      long seed,
      long rateMilli,
      boolean realSessions,
      Collection<String> symbols) {
    this.market = market;
    this.symbols = chosen(market, symbols);
    this.seed = seed;
    this.rateMilli = rateMilli;
    String sessions = realSessions ? "real" : "always";
    detail = "rate=" + rateMilli + " sessions=" + sessions + " market=" + market.name();
  }

  /** The real instruments that the market is made of, with their markets' own sessions. */
  public static List<Instrument> catalogue() {
    return SimulatedMarket.builtIn(true).instruments().stream()
        .map(SimulatedInstrument::instrument)
        .toList();
  }

  @Override
  public String source() {
    return SOURCE;
  }

  @Override
  public List<Instrument> instruments() {
    return market.instruments().stream()
        .map(SimulatedInstrument::instrument)
        .filter(one -> symbols.contains(one.symbol()))
        .toList();
  }

  @Override
  public LineConstants constants(@Nullable LineConstants stored, long floor, long wall) {
    if (stored != null && (stored.seed() != seed || !stored.detail().equals(detail))) {
      throw new FeedRefusedException(
          "source simulated is refused: the log was begun with seed=%d %s, now seed=%d %s; begin with empty data (--clean)"
              .formatted(stored.seed(), stored.detail(), seed, detail));
    }
    long now = Math.max(wall, floor);
    long start = stored == null ? now : stored.start();
    return new LineConstants(
        SOURCE, true, true, false, now, now, 1000, 0, MAX_AHEAD, start, 0, seed, detail);
  }

  @Override
  public FeedSession open(LineConstants constants, FeedPosition position, Runnable wakeUp) {
    return new SimulatedSession(MarketDay.of(market, seed, rateMilli, symbols::contains), position);
  }

  private static Set<String> chosen(SimulatedMarket market, Collection<String> wanted) {
    Set<String> known = market.symbols();
    if (wanted.isEmpty()) {
      return known;
    }
    Set<String> chosen =
        wanted.stream().map(Instrument::canonical).collect(Collectors.toUnmodifiableSet());
    for (String symbol : chosen) {
      if (!known.contains(symbol)) {
        throw new FeedRefusedException("the simulated market has no symbol " + symbol);
      }
    }
    return chosen;
  }
}

package io.marketdata.ingest.feed.binance;

import io.marketdata.ingest.feed.Feed;
import io.marketdata.ingest.feed.FeedClock;
import io.marketdata.ingest.feed.FeedPosition;
import io.marketdata.ingest.feed.FeedSession;
import io.marketdata.ingest.feed.line.AttemptLimit;
import io.marketdata.ingest.feed.line.Backoff;
import io.marketdata.ingest.feed.line.LineConnector;
import io.marketdata.ingest.feed.line.LineMetrics;
import io.marketdata.ingest.feed.line.LinePart;
import io.marketdata.ingest.feed.line.LinePlan;
import io.marketdata.ingest.feed.line.LineSession;
import io.marketdata.ingest.feed.line.TradeIds;
import io.marketdata.ingest.publish.LineConstants;
import io.marketdata.instrument.Instrument;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One of the venue's markets as a live feed, which cannot bring again what it missed. */
public final class BinanceFeed implements Feed {

  private static final String PATH = "/stream";
  private static final int STREAMS_PER_REQUEST = 100;
  private static final int ATTEMPTS = 200;
  private static final Duration ATTEMPTS_IN = Duration.ofMinutes(5);

  private final BinanceMarket market;
  private final List<Instrument> instruments;
  private final BinanceProperties properties;
  private final Supplier<LineConnector> connectors;
  private final LongSupplier wallClock;
  private final RandomGenerator random;
  private final LineMetrics metrics;
  private final AttemptLimit limit = new AttemptLimit(ATTEMPTS, ATTEMPTS_IN);

  /**
   * Makes the feed of these instruments.
   *
   * @param connectors one per session
   * @param wallClock epoch nanoseconds
   * @param random of the waits
   */
  BinanceFeed(
      BinanceMarket market,
      List<Instrument> instruments,
      BinanceProperties properties,
      Supplier<LineConnector> connectors,
      LongSupplier wallClock,
      RandomGenerator random,
      LineMetrics metrics) {
    this.market = market;
    this.instruments = List.copyOf(instruments);
    this.properties = properties;
    this.connectors = connectors;
    this.wallClock = wallClock;
    this.random = random;
    this.metrics = metrics;
  }

  /** The instruments of the venue that come with the platform. */
  public static List<Instrument> catalogue() {
    return BinanceInstruments.of(null).all();
  }

  @Override
  public String source() {
    return market.source();
  }

  @Override
  public List<Instrument> instruments() {
    return instruments;
  }

  @Override
  public LineConstants constants(@Nullable LineConstants stored, long floor, long wall) {
    long now = Math.max(wall, floor);
    return new LineConstants(
        source(),
        true,
        false,
        false,
        now,
        wall,
        1000,
        properties.delay().toNanos(),
        properties.maxAhead().toNanos(),
        stored == null ? now : stored.start(),
        0,
        0,
        "");
  }

  @Override
  public FeedSession open(LineConstants constants, FeedPosition position, Runnable wakeUp) {
    List<String> symbols = instruments.stream().map(Instrument::symbol).toList();
    TradeIds ids = new TradeIds(symbols.size());
    LinePlan plan = properties.plan(market);
    FeedClock clock = new FeedClock(wallClock, constants);
    return new LineSession(
        new LineSession.Setup(
            source(),
            symbols,
            parts(symbols),
            plan,
            new BinanceDialect(),
            new BinanceDecoder(
                new StreamSymbols(market, symbols), ids, properties.maxAhead().toNanos()),
            ids,
            properties.bufferMessages(),
            properties.bufferSize()),
        connectors.get(),
        new Backoff(plan.firstBackoff(), plan.maxBackoff(), random),
        limit,
        clock::base,
        first(position),
        wakeUp,
        metrics);
  }

  private List<LinePart> parts(List<String> symbols) {
    return LinePart.of(
        PATH,
        symbols.stream().flatMap(symbol -> streams(symbol).stream()).toList(),
        market.streamsPerConnection(),
        STREAMS_PER_REQUEST);
  }

  private List<String> streams(String symbol) {
    String name = StreamSymbols.name(market, symbol);
    long speed = properties.depthSpeed().toMillis();
    String usual = speed == 1000 ? "" : "@" + speed + "ms";
    return List.of(
        name + "@trade", name + "@bookTicker", name + "@depth" + properties.depthLevels() + usual);
  }

  private static long first(FeedPosition position) {
    return switch (position) {
      case FeedPosition.At at -> at.behind() + 1;
      case FeedPosition.Behind behind -> behind.number() + 1;
    };
  }
}

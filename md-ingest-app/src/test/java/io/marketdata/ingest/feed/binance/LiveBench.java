package io.marketdata.ingest.feed.binance;

import io.marketdata.ingest.feed.Feed;
import io.marketdata.ingest.feed.FeedMetrics;
import io.marketdata.ingest.feed.FeedRun;
import io.marketdata.ingest.feed.FeedSettings;
import io.marketdata.ingest.feed.LogText;
import io.marketdata.ingest.feed.MemoryLog;
import io.marketdata.ingest.feed.SourceStart;
import io.marketdata.ingest.feed.line.LineConnector;
import io.marketdata.ingest.feed.line.LineMetrics;
import io.marketdata.ingest.feed.line.transport.WebSocketConnector;
import io.marketdata.ingest.normalise.RejectionReason;
import io.marketdata.ingest.publish.PublishLimits;
import io.marketdata.ingest.publish.PublishMetrics;
import io.marketdata.ingest.publish.Wakeup;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Runs the live feed over a real socket into a log in memory, on the calling thread. */
final class LiveBench implements AutoCloseable {

  static final int PARTITIONS = 4;
  private static final long SEED = 42;

  /** Counts what the metrics are told. */
  static final class Counts implements FeedMetrics, LineMetrics {
    final Map<RejectionReason, Long> rejected = new EnumMap<>(RejectionReason.class);
    long decoded;
    long duplicate;
    long published;
    long gaps;
    long attempts;
    long missed;
    long full;
    boolean live;

    @Override
    public void decoded() {
      decoded++;
    }

    @Override
    public void rejected(RejectionReason reason) {
      rejected.merge(reason, 1L, Long::sum);
    }

    @Override
    public void duplicate() {
      duplicate++;
    }

    @Override
    public void published() {
      published++;
    }

    @Override
    public void gap() {
      gaps++;
    }

    @Override
    public void live(boolean isLive) {
      live = isLive;
    }

    @Override
    public void attempt() {
      attempts++;
    }

    @Override
    public void missed(long trades) {
      missed += trades;
    }

    @Override
    public void full() {
      full++;
    }

    long sum() {
      return published + duplicate + rejected.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  final MemoryLog log = new MemoryLog(PARTITIONS);
  final Counts counts = new Counts();
  private final LongSupplier wall;
  private final Wakeup wakeup = new Wakeup();
  private FeedSettings settings = FeedSettings.DEFAULT;
  private FeedRun run;

  LiveBench(LongSupplier wall) {
    this.wall = wall;
  }

  static long now() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }

  /** Properties of a market at an address, the others quick, or as given. */
  static BinanceProperties properties(BinanceMarket market, URI url, String... more) {
    String venue = "md.ingest.binance." + market.name().toLowerCase(java.util.Locale.ROOT);
    Map<String, String> values = new HashMap<>();
    values.put(venue + ".url", url.toString());
    values.put("md.ingest.binance.first-backoff", "10ms");
    values.put("md.ingest.binance.max-backoff", "20ms");
    values.put("md.ingest.binance.overlap", "500ms");
    for (int i = 0; i < more.length; i += 2) {
      values.put("md.ingest.binance." + more[i], more[i + 1]);
    }
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("md.ingest.binance", BinanceProperties.class);
  }

  /** The feed of some symbols. */
  Feed feed(BinanceMarket market, BinanceProperties properties, String... symbols) {
    BinanceInstruments known = BinanceInstruments.of(properties.instruments());
    return new BinanceFeed(
        market,
        List.of(symbols).stream().map(symbol -> known.get(market, symbol)).toList(),
        properties,
        () -> connector(market, properties),
        wall,
        new SplittableRandom(SEED),
        counts);
  }

  LiveBench limits(PublishLimits limits) {
    FeedSettings usual = settings;
    settings =
        new FeedSettings(
            usual.maxCatchUp(),
            usual.startTimeout(),
            usual.firstBackoff(),
            usual.maxBackoff(),
            usual.maxStarts(),
            limits);
    return this;
  }

  FeedRun start(Feed feed) {
    try {
      run =
          new SourceStart(feed, log, settings, wall, counts, PublishMetrics.NONE, _ -> true)
              .start(wakeup);
      return run;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs until something holds, ten seconds at most. */
  void runUntil(BooleanSupplier holds) {
    runUntil(Duration.ofSeconds(10), holds);
  }

  void runUntil(Duration limit, BooleanSupplier holds) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!holds.getAsBoolean()) {
      long wait = run.step() - wall.getAsLong();
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + limit + ": " + text());
      }
      try {
        wakeup.await(Math.clamp(wait, 0, 5_000_000));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    run.step();
  }

  /** Everything in the log, as lines. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      lines.addAll(LogText.of(log.records(partition)));
    }
    return lines;
  }

  List<String> lines(String kind) {
    return lines().stream().filter(line -> line.startsWith(kind + " ")).toList();
  }

  @Override
  public void close() {
    if (run != null) {
      run.close();
    }
  }

  private String text() {
    return "decoded %d published %d rejected %s duplicate %d gaps %d attempts %d missed %d live %s"
        .formatted(
            counts.decoded,
            counts.published,
            counts.rejected,
            counts.duplicate,
            counts.gaps,
            counts.attempts,
            counts.missed,
            counts.live);
  }

  private static LineConnector connector(BinanceMarket market, BinanceProperties properties) {
    return new WebSocketConnector(
        market.source(),
        properties.venue(market).url(),
        properties.connectTimeout(),
        properties.messageSize());
  }
}

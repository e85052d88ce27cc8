package io.marketdata.ingest.feed.binance;

import io.marketdata.ingest.feed.line.LinePlan;
import io.marketdata.instrument.Instrument;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the venue's streams are brought; see {@code docs/feeds/binance.md}.
 *
 * @param spot where spot is
 * @param um where the futures margined in US dollars are
 * @param cm where the futures margined in the coin are
 * @param instruments table that adds to the one that comes with the platform, or none
 * @param depthLevels levels of the partial book: 5, 10 or 20; a book keeps ten of them
 * @param depthSpeed pause between two partial books: 100ms, on spot 1s too, on futures 250ms and
 *     500ms
 * @param delay time that trades may take to arrive
 * @param maxAhead time that the venue's clock may be ahead of ours
 * @param bufferMessages most messages that wait for the log
 * @param bufferBytes most bytes that wait for it
 * @param maxMessage largest message
 * @param connectTimeout longest time until the venue takes a connection
 * @param subscribeTimeout longest time until it has taken the subscriptions
 * @param stallTimeout silence after which a connection counts as stalled
 * @param rotateAfter age at which another connection takes over; the venue ends one at 24 hours
 * @param overlap time that the two bring everything
 * @param firstBackoff bound of the random wait after the first failure, doubled with each one
 * @param maxBackoff largest such bound
 */
@ConfigurationProperties("md.ingest.binance")
record BinanceProperties(
    @DefaultValue Spot spot,
    @DefaultValue Um um,
    @DefaultValue Cm cm,
    @Nullable Path instruments,
    @DefaultValue("5") int depthLevels,
    @DefaultValue("100ms") Duration depthSpeed,
    @DefaultValue("1s") Duration delay,
    @DefaultValue("5s") Duration maxAhead,
    @DefaultValue("16384") int bufferMessages,
    @DefaultValue("4MB") DataSize bufferBytes,
    @DefaultValue("1MB") DataSize maxMessage,
    @DefaultValue("10s") Duration connectTimeout,
    @DefaultValue("20s") Duration subscribeTimeout,
    @DefaultValue("30s") Duration stallTimeout,
    @DefaultValue("1410m") Duration rotateAfter,
    @DefaultValue("5s") Duration overlap,
    @DefaultValue("5s") Duration firstBackoff,
    @DefaultValue("1m") Duration maxBackoff) {

  private static final Set<Integer> LEVELS = Set.of(5, 10, 20);
  private static final Duration STEADY_AFTER = Duration.ofMinutes(1);

  BinanceProperties {
    if (!LEVELS.contains(depthLevels)) {
      throw new IllegalArgumentException("md.ingest.binance.depth-levels is 5, 10 or 20");
    }
    if (bufferMessages < 16 || bufferBytes.toBytes() < 2 * maxMessage.toBytes()) {
      throw new IllegalArgumentException(
          "md.ingest.binance.buffer-bytes is twice max-message at least, buffer-messages 16");
    }
    if (bufferBytes.toBytes() > Integer.MAX_VALUE / 2 || maxMessage.toBytes() < 1024) {
      throw new IllegalArgumentException(
          "md.ingest.binance.buffer-bytes is 1 GB at most, max-message 1 KB at least");
    }
  }

  /** Where one market is. */
  interface Venue {

    /** Address, without the path of the streams. */
    URI url();

    /** Canonical symbols; empty for all that the tables have. */
    List<String> symbols();
  }

  /** Spot. */
  record Spot(
      @DefaultValue("wss://stream.binance.com:9443") URI url, @DefaultValue List<String> symbols)
      implements Venue {

    Spot {
      check(url);
      symbols = canonical(symbols);
    }
  }

  /** Futures margined in US dollars; trades and books are at the venue's public address. */
  record Um(
      @DefaultValue("wss://fstream.binance.com/public") URI url, @DefaultValue List<String> symbols)
      implements Venue {

    Um {
      check(url);
      symbols = canonical(symbols);
    }
  }

  /** Futures margined in the coin. */
  record Cm(@DefaultValue("wss://dstream.binance.com") URI url, @DefaultValue List<String> symbols)
      implements Venue {

    Cm {
      check(url);
      symbols = canonical(symbols);
    }
  }

  Venue venue(BinanceMarket market) {
    return switch (market) {
      case SPOT -> spot;
      case UM -> um;
      case CM -> cm;
    };
  }

  int bufferSize() {
    return (int) bufferBytes.toBytes();
  }

  int messageSize() {
    return (int) maxMessage.toBytes();
  }

  LinePlan plan(BinanceMarket market) {
    return new LinePlan(
        connectTimeout,
        subscribeTimeout,
        Duration.ofMillis(market.requestMillis()),
        stallTimeout,
        rotateAfter,
        overlap,
        firstBackoff,
        maxBackoff,
        STEADY_AFTER);
  }

  private static List<String> canonical(List<String> symbols) {
    return symbols.stream().map(Instrument::canonical).distinct().toList();
  }

  private static void check(URI url) {
    boolean webSocket = "wss".equals(url.getScheme()) || "ws".equals(url.getScheme());
    if (!webSocket || url.getHost() == null) {
      throw new IllegalArgumentException("md.ingest.binance: not an address of sockets: " + url);
    }
  }
}

package io.marketdata.ingest.feed.binance;

import io.marketdata.ingest.feed.Feed;
import io.marketdata.ingest.feed.FeedFactory;
import io.marketdata.ingest.feed.line.LineConnector;
import io.marketdata.ingest.feed.line.transport.WebSocketConnector;
import io.marketdata.ingest.telemetry.LineMeters;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BinanceProperties.class)
class BinanceConfiguration {

  private static final long SECOND = 1_000_000_000L;

  @Bean
  FeedFactory binanceSpotFeed(
      BinanceProperties properties, InstantSource wallClock, MeterRegistry registry) {
    return factory(BinanceMarket.SPOT, properties, wallClock, registry);
  }

  @Bean
  FeedFactory binanceUmFeed(
      BinanceProperties properties, InstantSource wallClock, MeterRegistry registry) {
    return factory(BinanceMarket.UM, properties, wallClock, registry);
  }

  @Bean
  FeedFactory binanceCmFeed(
      BinanceProperties properties, InstantSource wallClock, MeterRegistry registry) {
    return factory(BinanceMarket.CM, properties, wallClock, registry);
  }

  private static FeedFactory factory(
      BinanceMarket market,
      BinanceProperties properties,
      InstantSource wallClock,
      MeterRegistry registry) {
    BinanceInstruments known = BinanceInstruments.of(properties.instruments());
    List<String> configured = properties.venue(market).symbols();
    List<String> symbols = configured.isEmpty() ? known.symbols(market) : configured;
    symbols.forEach(symbol -> known.get(market, symbol));
    return new FeedFactory(
        market.source(),
        new LinkedHashSet<>(symbols),
        wanted -> feed(market, known, symbols, wanted, properties, wallClock, registry));
  }

  private static Feed feed(
      BinanceMarket market,
      BinanceInstruments known,
      List<String> symbols,
      Set<String> wanted,
      BinanceProperties properties,
      InstantSource wallClock,
      MeterRegistry registry) {
    LongSupplier nanos = () -> nanos(wallClock.instant());
    return new BinanceFeed(
        market,
        symbols.stream().filter(wanted::contains).map(one -> known.get(market, one)).toList(),
        properties,
        () -> connector(market, properties),
        nanos,
        new SplittableRandom(),
        new LineMeters(registry, market.source()));
  }

  private static LineConnector connector(BinanceMarket market, BinanceProperties properties) {
    return new WebSocketConnector(
        market.source(),
        properties.venue(market).url(),
        properties.connectTimeout(),
        properties.messageSize());
  }

  private static long nanos(Instant instant) {
    return instant.getEpochSecond() * SECOND + instant.getNano();
  }
}

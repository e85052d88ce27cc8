package io.marketdata.ingest;

import io.marketdata.ingest.feed.Feed;
import io.marketdata.ingest.feed.FeedControl;
import io.marketdata.ingest.feed.FeedFactory;
import io.marketdata.ingest.feed.FeedSettings;
import io.marketdata.ingest.feed.FeedState;
import io.marketdata.ingest.feed.FeedSupervisor;
import io.marketdata.ingest.feed.PrefixedFeed;
import io.marketdata.ingest.feed.RejectLimit;
import io.marketdata.ingest.feed.RejectSink;
import io.marketdata.ingest.feed.SourceStart;
import io.marketdata.ingest.feed.SupervisedFeeds;
import io.marketdata.ingest.publish.SourceLog;
import io.marketdata.ingest.telemetry.SourceMeters;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IngestProperties.class)
class IngestConfiguration {

  private static final long SECOND = 1_000_000_000L;

  @Bean
  InstantSource wallClock() {
    return InstantSource.system();
  }

  @Bean(destroyMethod = "")
  SupervisedFeeds feeds(
      IngestProperties properties,
      List<FeedFactory> factories,
      List<PrefixedFeed> prefixed,
      SourceLog log,
      RejectSink rejects,
      MeterRegistry registry,
      InstantSource wallClock) {
    LongSupplier nanos = () -> nanos(wallClock.instant());
    return new SupervisedFeeds(
        ChosenFeeds.of(properties.feeds(), properties.symbols(), factories, prefixed).stream()
            .map(feed -> supervisor(feed, properties, log, rejects, registry, nanos))
            .toList());
  }

  @Bean
  SmartLifecycle feedsLifecycle(SupervisedFeeds feeds) {
    return new FeedsLifecycle(feeds);
  }

  @Bean
  HealthIndicator feedsReady(FeedControl feeds) {
    return () -> health(feeds, state -> state == FeedState.RUNNING);
  }

  @Bean
  HealthIndicator feedsAlive(FeedControl feeds) {
    return () -> health(feeds, state -> state != FeedState.FAILED);
  }

  private static FeedSupervisor supervisor(
      Feed feed,
      IngestProperties properties,
      SourceLog log,
      RejectSink rejects,
      MeterRegistry registry,
      LongSupplier wallClock) {
    FeedSettings settings = properties.settings();
    SourceMeters meters = new SourceMeters(registry, feed.source());
    RejectSink limited = new RejectLimit(rejects, properties.rejectsPerSecond(), wallClock, meters);
    SourceStart start = new SourceStart(feed, log, settings, wallClock, meters, meters, limited);
    return new FeedSupervisor(feed.source(), start, log, settings, wallClock, meters);
  }

  /** A source whose venue is away runs: it must not hold what the others bring. */
  private static Health health(FeedControl feeds, Predicate<FeedState> good) {
    Map<String, FeedState> states = feeds.states();
    Set<String> away = feeds.away();
    Health.Builder health = states.values().stream().allMatch(good) ? Health.up() : Health.down();
    return health
        .withDetails(
            states.entrySet().stream()
                .collect(
                    Collectors.toMap(
                        Map.Entry::getKey,
                        e -> away.contains(e.getKey()) ? "AWAY" : e.getValue().name())))
        .build();
  }

  private static long nanos(Instant instant) {
    return instant.getEpochSecond() * SECOND + instant.getNano();
  }

  /** Starts the feeds last and stops them first. */
  private static final class FeedsLifecycle implements SmartLifecycle {

    private final SupervisedFeeds feeds;
    private volatile boolean running;

    FeedsLifecycle(SupervisedFeeds feeds) {
      this.feeds = feeds;
    }

    @Override
    public void start() {
      feeds.start();
      running = true;
    }

    @Override
    public void stop() {
      running = false;
      feeds.stopFeeds();
    }

    @Override
    public boolean isRunning() {
      return running;
    }
  }
}

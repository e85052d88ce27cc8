package io.marketdata.compute.view;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Wires the view writer from its ports. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "md.compute.view.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ViewProperties.class)
class ViewConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(ViewConfiguration.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Bean(destroyMethod = "")
  ViewWriter viewWriter(
      UpdateStream stream,
      ViewStore store,
      ViewProperties properties,
      ObjectProvider<ViewMetrics> metrics) {
    refuseBadSettings(store, properties.durabilityLag());
    return new ViewWriter(
        stream,
        store,
        properties.limits(),
        metrics.getIfAvailable(() -> ViewMetrics.NONE),
        properties.threads(),
        System::nanoTime);
  }

  @Bean
  SmartLifecycle viewLifecycle(ViewWriter writer) {
    return new ViewLifecycle(writer);
  }

  /** A Redis that is away is no reason not to start: the writer waits for it. */
  private static void refuseBadSettings(ViewStore store, Duration durabilityLag) {
    store
        .check(durabilityLag)
        .onErrorResume(
            e -> !(e instanceof ViewRefusedException),
            e -> {
              LOG.atWarn()
                  .addKeyValue("error", e.toString())
                  .log("Redis does not answer yet; the view writer waits for it");
              return Mono.empty();
            })
        .block(PATIENCE);
  }

  /** Down where a partition is not served; it belongs to a health group of its own. */
  @Bean
  HealthIndicator viewHealthIndicator(ViewWriter writer) {
    return () -> {
      ViewStatus status = writer.status();
      Health.Builder health = status.alarms().isEmpty() ? Health.up() : Health.down();
      return health
          .withDetail("partitions", status.partitions())
          .withDetail("waitsForRedis", status.blocked())
          .withDetail("alarms", status.alarms())
          .build();
    };
  }

  /** Starts the writer behind its connections and stops it before them. */
  private static final class ViewLifecycle implements SmartLifecycle {

    private final ViewWriter writer;
    private volatile boolean running;

    ViewLifecycle(ViewWriter writer) {
      this.writer = writer;
    }

    @Override
    public void start() {
      writer.start();
      running = true;
    }

    @Override
    public void stop() {
      running = false;
      writer.stop();
    }

    @Override
    public boolean isRunning() {
      return running;
    }
  }
}

package io.marketdata.gateway.lifecycle;

import io.marketdata.gateway.client.ClientSessions;
import io.marketdata.gateway.history.HistoryStore;
import io.marketdata.gateway.hub.FanoutMetrics;
import io.marketdata.gateway.hub.HubGate;
import io.marketdata.gateway.subscription.InstrumentDirectory;
import io.marketdata.gateway.subscription.StreamNameParser;
import io.marketdata.gateway.updates.UpdateSource;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GatewayProperties.class)
class LifecycleConfiguration {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Bean
  InstrumentDirectory instrumentDirectory(GatewayProperties properties) {
    return new InstrumentDirectory(properties.hubSettings().symbols());
  }

  @Bean
  HubGate hubGate() {
    return new HubGate();
  }

  @Bean
  ClientSessions clientSessions(
      HubGate gate,
      InstrumentDirectory instruments,
      GatewayProperties properties,
      FanoutMetrics metrics) {
    return new ClientSessions(
        gate,
        new StreamNameParser(instruments),
        properties.limits(),
        properties.clients(),
        metrics);
  }

  @Bean
  Gatekeeper gatekeeper(
      UpdateSource updates,
      HistoryStore history,
      InstrumentDirectory instruments,
      HubGate gate,
      ClientSessions clients,
      GatewayProperties properties,
      FanoutMetrics metrics,
      ApplicationEventPublisher events) {
    GatewayStart start =
        new GatewayStart(
            updates, history, instruments, properties.hubSettings(), metrics, PATIENCE);
    return new Gatekeeper(
        start,
        updates,
        history,
        gate,
        clients,
        properties.drainOver(),
        () -> events.publishEvent(new EpochRaisedEvent(start)));
  }

  @Bean
  ApplicationListener<EpochRaisedEvent> stopAtHigherEpoch(ConfigurableApplicationContext context) {
    return _ -> Thread.ofPlatform().name("epoch-stop").start(context::close);
  }

  @Bean
  HealthIndicator marketHealthIndicator(Gatekeeper gatekeeper) {
    return () ->
        (gatekeeper.isReady() ? Health.up() : Health.outOfService())
            .withDetail("state", gatekeeper.state())
            .build();
  }

  @Bean
  SmartLifecycle gatewayLifecycle(Gatekeeper gatekeeper) {
    return new GatewayLifecycle(gatekeeper);
  }

  /** Ends before the web server does, so that every client hears of it. */
  private static final class GatewayLifecycle implements SmartLifecycle {
    private final Gatekeeper gatekeeper;
    private volatile boolean running;

    GatewayLifecycle(Gatekeeper gatekeeper) {
      this.gatekeeper = gatekeeper;
    }

    @Override
    public void start() {
      running = true;
      gatekeeper.begin();
    }

    @Override
    public void stop(Runnable callback) {
      running = false;
      gatekeeper.drain(callback);
    }

    @Override
    public void stop() {
      running = false;
    }

    @Override
    public boolean isRunning() {
      return running;
    }
  }
}

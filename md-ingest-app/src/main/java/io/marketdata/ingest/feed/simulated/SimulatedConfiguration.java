package io.marketdata.ingest.feed.simulated;

import io.marketdata.ingest.feed.FeedFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SimulatedProperties.class)
class SimulatedConfiguration {

  @Bean
  FeedFactory simulatedFeed(SimulatedProperties properties) {
    boolean real = properties.sessions() == SimulatedProperties.Sessions.REAL;
    return new FeedFactory(
        SimulatedFeed.SOURCE,
        SimulatedMarket.builtIn(real).resized(properties.size()).symbols(),
        symbols ->
            new SimulatedFeed(
                properties.seed(), properties.rateMilli(), real, properties.size(), symbols));
  }
}

package io.marketdata.compute.ticks.kafka;

import io.marketdata.compute.ticks.OwnerCloses;
import io.marketdata.compute.ticks.TickSource;
import io.marketdata.kafka.Command;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.wire.Topics;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the log of ticks. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TickSourceProperties.class)
class TickSourceConfiguration {

  @Bean(destroyMethod = "close")
  TickSource tickSource(
      KafkaSettings settings,
      Command.EpochInForce epoch,
      TickSourceProperties properties,
      TickSourceMetrics metrics) {
    return new KafkaTickSource(settings, Topics.ticks(epoch.epoch()), properties.limits(), metrics);
  }

  @Bean(destroyMethod = "close")
  OwnerCloses ownerCloses(KafkaSettings settings, Command.EpochInForce epoch) {
    return new KafkaOwnerCloses(
        settings.withClientId("compute-closes"), Topics.ticks(epoch.epoch()));
  }
}

package io.marketdata.compute.publish.kafka;

import io.marketdata.compute.publish.UpdatePublisher;
import io.marketdata.kafka.Command;
import io.marketdata.kafka.KafkaSettings;
import io.marketdata.kafka.SendMetrics;
import io.marketdata.wire.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the log of updates. */
@Configuration(proxyBeanMethods = false)
class UpdatePublisherConfiguration {

  @Bean(destroyMethod = "close")
  UpdatePublisher updatePublisher(
      KafkaSettings settings, Command.EpochInForce epoch, SendMetrics metrics) {
    return new KafkaUpdatePublisher(
        settings.withClientId("compute-updates"), Topics.updates(epoch.epoch()), metrics);
  }
}

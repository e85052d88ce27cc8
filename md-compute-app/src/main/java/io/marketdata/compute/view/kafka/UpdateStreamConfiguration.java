package io.marketdata.compute.view.kafka;

import io.marketdata.compute.view.UpdateStream;
import io.marketdata.kafka.Command;
import io.marketdata.kafka.KafkaSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Schedulers;

/** Wires the log of updates for the view writer. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "md.compute.view.enabled", matchIfMissing = true)
class UpdateStreamConfiguration {

  @Bean
  UpdateStream viewUpdateStream(KafkaSettings settings, Command.EpochInForce epoch) {
    return new KafkaUpdateStream(
        settings.withClientId(settings.clientId() + "-view"),
        epoch.epoch(),
        epoch.partitions(),
        Schedulers.parallel());
  }
}

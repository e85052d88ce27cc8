package io.marketdata.compute.checkpoint.kafka;

import io.marketdata.compute.checkpoint.Checkpoints;
import io.marketdata.kafka.Command;
import io.marketdata.kafka.KafkaSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the checkpoints. */
@Configuration(proxyBeanMethods = false)
class CheckpointsConfiguration {

  @Bean(destroyMethod = "close")
  Checkpoints checkpoints(KafkaSettings settings, Command.EpochInForce epoch) {
    return new KafkaCheckpoints(settings, epoch.epoch());
  }
}

package io.marketdata.compute.kafka;

import io.marketdata.kafka.Command;
import io.marketdata.kafka.CommandState;
import io.marketdata.kafka.Commands;
import io.marketdata.kafka.KafkaSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the settings and the epoch that every Kafka adapter of compute uses. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KafkaProperties.class)
class KafkaConfiguration {

  @Bean
  KafkaSettings kafkaSettings(KafkaProperties properties) {
    return properties.settings();
  }

  @Bean(destroyMethod = "close")
  Commands commands(KafkaSettings settings) {
    return Commands.open(settings);
  }

  @Bean
  CommandState commandState(KafkaSettings settings, Commands commands) {
    return new EpochCheck(settings).commands(commands);
  }

  @Bean
  Command.EpochInForce epochInForce(KafkaSettings settings, CommandState commands) {
    return new EpochCheck(settings).require(commands);
  }

  @Bean(destroyMethod = "close")
  EpochWatch epochWatch(
      Command.EpochInForce epoch,
      CommandState state,
      Commands commands,
      ApplicationEventPublisher events) {
    return new EpochWatch(epoch.epoch(), state, commands.watch(state.nextOffset()), events);
  }

  @Bean
  ApplicationListener<EpochRaisedEvent> stopAtHigherEpoch(ConfigurableApplicationContext context) {
    return _ -> Thread.ofPlatform().name("epoch-stop").start(context::close);
  }
}

package io.marketdata.gateway.updates.kafka;

import io.marketdata.gateway.updates.UpdateSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KafkaProperties.class)
class KafkaUpdatesConfiguration {

  @Bean
  @ConditionalOnMissingBean
  UpdateSource updateSource(KafkaProperties properties) {
    return new KafkaUpdateSource(properties.settings(), properties.answerWithin());
  }
}

package io.marketdata.gateway.updates.kafka;

import io.marketdata.kafka.KafkaSettings;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the gateway reaches Kafka.
 *
 * @param bootstrap host:port, comma separated
 * @param installation separates installations on one cluster
 * @param oneNodeProfile whether a single broker without replication is accepted
 * @param answerWithin how long to wait for an answer about offsets
 * @param security further client properties, such as {@code security.protocol}
 */
@ConfigurationProperties("md.kafka")
record KafkaProperties(
    @DefaultValue("127.0.0.1:19092") String bootstrap,
    @DefaultValue("md") String installation,
    @DefaultValue("false") boolean oneNodeProfile,
    @DefaultValue("15s") Duration answerWithin,
    @DefaultValue Map<String, String> security) {

  KafkaProperties {
    if (!answerWithin.isPositive()) {
      throw new IllegalArgumentException("md.kafka.answer-within must be positive");
    }
  }

  KafkaSettings settings() {
    return new KafkaSettings(bootstrap, "gateway", installation, oneNodeProfile, security);
  }
}

package io.marketdata.compute.kafka;

import io.marketdata.kafka.KafkaSettings;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How compute reaches Kafka.
 *
 * @param bootstrap host:port, comma separated
 * @param installation separates installations on one cluster
 * @param oneNodeProfile whether a single broker without replication is accepted
 * @param security further client properties, such as {@code security.protocol}
 */
@ConfigurationProperties("md.kafka")
record KafkaProperties(
    @DefaultValue("127.0.0.1:19092") String bootstrap,
    @DefaultValue("md") String installation,
    @DefaultValue("false") boolean oneNodeProfile,
    @DefaultValue Map<String, String> security) {

  KafkaSettings settings() {
    return new KafkaSettings(bootstrap, "compute", installation, oneNodeProfile, security);
  }
}

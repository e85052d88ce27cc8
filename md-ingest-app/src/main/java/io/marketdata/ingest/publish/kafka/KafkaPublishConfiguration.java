package io.marketdata.ingest.publish.kafka;

import io.marketdata.ingest.publish.SourceLog;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KafkaProperties.class)
class KafkaPublishConfiguration {

  @Bean(destroyMethod = "close")
  KafkaSourceLog sourceLog(KafkaProperties properties) {
    return new KafkaSourceLog(properties.settings(), instance());
  }

  @Bean(destroyMethod = "close")
  KafkaRejects rejectSink(KafkaProperties properties, SourceLog log) {
    return new KafkaRejects(properties.settings(), log::epoch);
  }

  private static String instance() {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      host = "unknown";
    }
    String random = UUID.randomUUID().toString().substring(0, 8);
    return host + "/" + ProcessHandle.current().pid() + "/" + random;
  }
}

package io.marketdata.gateway.transport.sse;

import io.marketdata.gateway.client.ClientSessions;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SseProperties.class)
class SseConfiguration {

  @Bean
  HandlerMapping gatewayEventStreams(ClientSessions clients, SseProperties properties) {
    int from = (int) properties.retryFrom().toMillis();
    int to = (int) properties.retryTo().toMillis();
    SseEndpoint endpoint =
        new SseEndpoint(
            clients,
            System::nanoTime,
            () -> ThreadLocalRandom.current().nextInt(from, to + 1),
            properties.closeWithin());
    return new SimpleUrlHandlerMapping(
        Map.of("/api/v1/stream", endpoint), Ordered.HIGHEST_PRECEDENCE);
  }
}

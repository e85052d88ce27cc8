package io.marketdata.gateway.history.redis;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.lettuce.core.resource.ClientResources;
import io.marketdata.gateway.history.CorruptHistoryException;
import io.marketdata.gateway.history.HistoryMetrics;
import io.marketdata.gateway.history.HistoryStore;
import io.marketdata.redis.RedisConnections;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** Wires the gateway's Redis. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RedisHistoryProperties.class)
class RedisHistoryConfiguration {

  @Bean(destroyMethod = "shutdown")
  ClientResources redisClientResources() {
    return ClientResources.create();
  }

  @Bean
  LettuceConnectionFactory redisConnectionFactory(
      RedisHistoryProperties properties, ClientResources resources) {
    return RedisConnections.factory(properties.address(), properties.commandTimeout(), resources);
  }

  @Bean
  HistoryStore historyStore(
      LettuceConnectionFactory connections,
      RedisHistoryProperties properties,
      ObjectProvider<CircuitBreakerRegistry> breakers,
      ObjectProvider<HistoryMetrics> meters) {
    CircuitBreakerRegistry registry = breakers.getIfAvailable(CircuitBreakerRegistry::ofDefaults);
    HistoryMetrics metrics = meters.getIfAvailable(() -> HistoryMetrics.NONE);
    return new RedisHistoryStore(
        reader("redis-history", connections, properties, registry, metrics),
        reader("redis-marks", connections, properties, registry, metrics),
        properties.mostDays(),
        metrics);
  }

  private static RedisReader reader(
      String breaker,
      LettuceConnectionFactory connections,
      RedisHistoryProperties properties,
      CircuitBreakerRegistry registry,
      HistoryMetrics metrics) {
    return new RedisReader(
        connections,
        registry.circuitBreaker(breaker, breaker()),
        properties.questionTimeout(),
        metrics);
  }

  /** Damaged bytes say nothing about the health of the server. */
  static CircuitBreakerConfig breaker() {
    return CircuitBreakerConfig.custom()
        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
        .slidingWindowSize(20)
        .minimumNumberOfCalls(10)
        .failureRateThreshold(50)
        .waitDurationInOpenState(Duration.ofSeconds(1))
        .permittedNumberOfCallsInHalfOpenState(3)
        .ignoreExceptions(CorruptHistoryException.class)
        .build();
  }
}

package io.marketdata.compute.view.redis;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.lettuce.core.resource.ClientResources;
import io.marketdata.compute.view.ViewStore;
import io.marketdata.redis.RedisConnections;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** Wires the view's Redis. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RedisViewProperties.class)
class RedisViewConfiguration {

  @Bean(destroyMethod = "shutdown")
  ClientResources redisClientResources() {
    return ClientResources.create();
  }

  @Bean
  LettuceConnectionFactory redisConnectionFactory(
      RedisViewProperties properties, ClientResources resources) {
    return RedisConnections.factory(properties.address(), properties.commandTimeout(), resources);
  }

  @Bean(destroyMethod = "close")
  Masters redisMasters(
      LettuceConnectionFactory connections,
      ClientResources resources,
      RedisViewProperties properties) {
    return Masters.of(properties.address(), connections, resources, properties.commandTimeout());
  }

  @Bean
  ViewStore viewStore(
      LettuceConnectionFactory connections,
      Masters masters,
      ClientResources resources,
      RedisViewProperties properties,
      ObjectProvider<CircuitBreakerRegistry> breakers) {
    CircuitBreakerRegistry registry = breakers.getIfAvailable(CircuitBreakerRegistry::ofDefaults);
    return new RedisViewStore(
        connections,
        masters,
        new ServerSettings(properties.oneNodeProfile(), properties.address().isCluster()),
        registry.circuitBreaker("redis-view", breaker()),
        RedisConnections.disturbances(properties.address(), resources),
        properties.operationTimeout(),
        RedisViewStore.unitsOfACall(properties.address(), properties.symbolsOfACall()));
  }

  /** The writer repeats what fails anyway; the breaker spares a sick Redis most of it. */
  static CircuitBreakerConfig breaker() {
    return CircuitBreakerConfig.custom()
        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
        .slidingWindowSize(20)
        .minimumNumberOfCalls(10)
        .failureRateThreshold(50)
        .waitDurationInOpenState(Duration.ofSeconds(1))
        .permittedNumberOfCallsInHalfOpenState(3)
        .build();
  }
}

package io.marketdata.gateway.rest;

import io.marketdata.gateway.history.HistoryStore;
import io.marketdata.gateway.hub.FanoutMetrics;
import io.marketdata.gateway.hub.HubGate;
import io.marketdata.gateway.subscription.InstrumentDirectory;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.scheduler.Schedulers;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RestProperties.class)
class RestConfiguration {

  @Bean
  RouterFunction<ServerResponse> marketRoutes(
      HubGate gate,
      InstrumentDirectory instruments,
      HistoryStore history,
      FanoutMetrics metrics,
      RestProperties properties) {
    InstantSource clock = InstantSource.system();
    MarketEndpoints endpoints =
        new MarketEndpoints(
            gate,
            instruments,
            new KlineReader(gate, history, clock, Schedulers.parallel(), properties.storedReads()),
            new InstrumentList(instruments, Schedulers.parallel()),
            clock,
            properties.answerWithin(),
            metrics);
    return RouterFunctions.route()
        .GET("/api/v3/ping", endpoints::ping)
        .GET("/api/v3/time", endpoints::time)
        .GET("/api/v3/exchangeInfo", endpoints::exchangeInfo)
        .GET("/api/v3/klines", endpoints::klines)
        .build();
  }
}

package io.marketdata.gateway.history.telemetry;

import io.marketdata.gateway.history.HistoryMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the meters of reading the view. */
@Configuration(proxyBeanMethods = false)
class HistoryMetricsConfiguration {

  @Bean
  HistoryMetrics historyMetrics(MeterRegistry registry) {
    return new MicrometerHistoryMetrics(registry);
  }
}

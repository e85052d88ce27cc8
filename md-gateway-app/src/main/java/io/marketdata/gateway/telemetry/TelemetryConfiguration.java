package io.marketdata.gateway.telemetry;

import io.marketdata.gateway.hub.FanoutMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TelemetryConfiguration {

  @Bean
  FanoutMetrics fanoutMetrics(MeterRegistry registry) {
    return new MicrometerFanoutMetrics(registry);
  }
}

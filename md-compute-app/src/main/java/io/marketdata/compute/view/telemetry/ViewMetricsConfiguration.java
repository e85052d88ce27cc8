package io.marketdata.compute.view.telemetry;

import io.marketdata.compute.view.ViewMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the view writer's meters. */
@Configuration(proxyBeanMethods = false)
class ViewMetricsConfiguration {

  @Bean
  ViewMetrics viewMetrics(MeterRegistry registry) {
    return new MicrometerViewMetrics(registry);
  }
}

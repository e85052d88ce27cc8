package io.marketdata.compute.telemetry;

import io.marketdata.compute.partition.CoreMeters;
import io.marketdata.kafka.SendMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the meters of owners, source and publisher. */
@Configuration(proxyBeanMethods = false)
class TelemetryConfiguration {

  @Bean
  MicrometerPipelineMetrics pipelineMetrics(MeterRegistry registry) {
    return new MicrometerPipelineMetrics(registry);
  }

  @Bean
  CoreMeters coreMeters(MeterRegistry registry) {
    return partition -> new MicrometerCoreMetrics(registry, partition);
  }

  @Bean
  SendMetrics updateSendMetrics(MeterRegistry registry) {
    return new MicrometerSendMetrics(registry);
  }
}

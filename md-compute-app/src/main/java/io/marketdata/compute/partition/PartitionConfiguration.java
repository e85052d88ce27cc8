package io.marketdata.compute.partition;

import io.marketdata.compute.checkpoint.Checkpoints;
import io.marketdata.compute.core.PartitionCore;
import io.marketdata.compute.publish.UpdatePublisher;
import io.marketdata.compute.ticks.OwnerCloses;
import io.marketdata.compute.ticks.TickSource;
import io.marketdata.kafka.Command;
import java.time.Instant;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the owners of partitions. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PartitionProperties.class)
class PartitionConfiguration {

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  @Bean
  TickProcessors tickProcessors(Command.EpochInForce epoch, CoreMeters meters) {
    return partition ->
        new CoreProcessor(new PartitionCore(partition, epoch.epoch(), meters.of(partition)));
  }

  @Bean
  PartitionOwners partitionOwners(
      Command.EpochInForce epoch,
      TickSource source,
      UpdatePublisher publisher,
      Checkpoints checkpoints,
      TickProcessors processors,
      PartitionProperties properties,
      PipelineMetrics metrics,
      OwnerCloses closes,
      EpochState epochState) {
    return new PartitionOwners(
        epoch.epoch(),
        source,
        publisher,
        checkpoints,
        processors,
        properties.limits(),
        metrics,
        System::nanoTime,
        new MuteRule(
            properties.muteClose(),
            closes,
            PartitionConfiguration::wallNanos,
            epochState::isEnding));
  }

  private static long wallNanos() {
    Instant now = Instant.now();
    return now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
  }

  @Bean
  PartitionClock partitionClock(TickSource source, PartitionOwners owners) {
    return new PartitionClock(source, owners, System::nanoTime);
  }

  /** Stops before everything else of the process: other replicas wait for the partitions. */
  @Bean
  SmartLifecycle partitionLifecycle(PartitionClock clock) {
    return new Lifecycle(clock);
  }

  /**
   * Starts the owners last and stops them first, before the web server waits for its requests and
   * clients of Kafka and Redis are closed.
   */
  private static final class Lifecycle implements SmartLifecycle {

    private final PartitionClock clock;
    private volatile boolean running;

    Lifecycle(PartitionClock clock) {
      this.clock = clock;
    }

    @Override
    public void start() {
      clock.start();
      running = true;
    }

    @Override
    public void stop() {
      running = false;
      clock.stop();
    }

    @Override
    public boolean isRunning() {
      return running;
    }

    @Override
    public int getPhase() {
      return Integer.MAX_VALUE;
    }
  }

  /** Part of readiness: every assigned partition is loaded, or has an alarm that says why not. */
  @Bean
  HealthIndicator partitionsHealthIndicator(PartitionOwners owners) {
    return () ->
        (owners.isLoaded() ? Health.up() : Health.outOfService())
            .withDetail("checkpointed", owners.checkpointed())
            .withDetail("alarms", owners.alarms())
            .build();
  }

  /** Part of liveness: the owners look at the clock. */
  @Bean
  HealthIndicator computeClockHealthIndicator(PartitionClock clock) {
    return () -> (clock.isAlive() ? Health.up() : Health.down()).build();
  }
}

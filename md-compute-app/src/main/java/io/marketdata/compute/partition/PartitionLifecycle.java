package io.marketdata.compute.partition;

import org.springframework.context.SmartLifecycle;

/**
 * Starts the owners last and stops them first, before the web server waits for its requests and
 * clients of Kafka and Redis are closed.
 */
final class PartitionLifecycle implements SmartLifecycle {

  private final PartitionClock clock;
  private volatile boolean running;

  PartitionLifecycle(PartitionClock clock) {
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

package io.marketdata.load.faults;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Waits of faults for what the computes say of themselves, each with a limit. Blocks. */
final class Waits implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final int READY = 200;

  private final Rig rig;
  private final AppMetrics metrics = new AppMetrics();

  Waits(Rig rig) {
    this.rig = rig;
  }

  /** What is waited for. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws InterruptedException;
  }

  void until(String what, Duration limit, Condition condition) throws InterruptedException {
    long begin = System.nanoTime();
    while (!condition.holds()) {
      if (System.nanoTime() - begin > limit.toNanos()) {
        throw new Recovery.FailedException(
            "%s: not within %d s".formatted(what, limit.toSeconds()));
      }
      Thread.sleep(POLL);
    }
  }

  /** Sum over the computes that answer. */
  double sum(Pattern sample) throws InterruptedException {
    double sum = 0;
    for (int replica = 0; replica < rig.computes().size(); replica++) {
      sum += metrics.sum(rig.ports().compute(replica), sample).orElse(0);
    }
    return sum;
  }

  /** Sum over all computes; empty where one of them does not answer. */
  OptionalDouble total(Pattern sample) throws InterruptedException {
    double sum = 0;
    for (int replica = 0; replica < rig.computes().size(); replica++) {
      OptionalDouble one = metrics.sum(rig.ports().compute(replica), sample);
      if (one.isEmpty()) {
        return one;
      }
      sum += one.getAsDouble();
    }
    return OptionalDouble.of(sum);
  }

  boolean isReady(int port) throws InterruptedException {
    return metrics.readiness(port) == READY;
  }

  @Override
  public void close() {
    metrics.close();
  }
}

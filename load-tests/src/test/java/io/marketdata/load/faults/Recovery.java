package io.marketdata.load.faults;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Waits until an installation works again, as far as its logs and its view tell. Blocks. */
final class Recovery {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final int READY = 200;
  private static final Duration SLOW_POLL = Duration.ofMillis(300);

  private final Rig rig;
  private final Outside outside;

  Recovery(Rig rig, Outside outside) {
    this.rig = rig;
    this.outside = outside;
  }

  /** Something has not come back in time. */
  static final class FailedException extends RuntimeException {
    FailedException(String line) {
      super(line);
    }
  }

  /** A condition that the logs are asked for. */
  @FunctionalInterface
  private interface Condition {
    boolean holds() throws InterruptedException;
  }

  /** Offsets of all partitions, null where nobody answers. */
  @FunctionalInterface
  private interface Places {
    long @Nullable [] get() throws InterruptedException;
  }

  /** Ends of the updates as of now. */
  long[] updates(Duration limit) throws InterruptedException {
    long[][] ends = new long[1][];
    await(
        "the broker answers",
        limit,
        POLL,
        () -> {
          long[] now = outside.updates();
          ends[0] = now == null ? new long[0] : now;
          return ends[0].length > 0;
        });
    return ends[0];
  }

  /** Until updates of every partition have been published behind those. */
  void flowing(long[] before, Duration limit) throws InterruptedException {
    await(
        "updates of every partition", limit, POLL, () -> Outside.passed(outside.updates(), before));
  }

  /**
   * Until everything that is in the log as of now is stored: checkpoints have passed the ticks, the
   * marks have passed the updates. Under a heavy load the limit is for a time without any progress:
   * how long it all takes is a matter of the machine and of what is owed.
   */
  void stored(Duration limit) throws InterruptedException {
    long[][] ends = new long[1][];
    await(
        "the ends of the ticks",
        limit,
        SLOW_POLL,
        () -> {
          long[] now = outside.ticks();
          ends[0] = now == null ? new long[0] : now;
          return ends[0].length > 0;
        });
    approach("checkpoints of every partition", limit, outside::checkpoints, ends[0]);
    approach("the view's marks", limit, outside::marks, updates(limit));
  }

  private void approach(String what, Duration limit, Places places, long[] ends)
      throws InterruptedException {
    if (!rig.options().load().isHeavy()) {
      await(what, limit, SLOW_POLL, () -> Outside.reached(places.get(), ends));
      return;
    }
    long[] best = {Long.MIN_VALUE};
    boolean there = false;
    while (!there) {
      long before = best[0];
      boolean[] reached = new boolean[1];
      await(
          what + " or progress of them",
          limit,
          SLOW_POLL,
          () -> {
            long[] now = places.get();
            reached[0] = Outside.reached(now, ends);
            best[0] = Math.max(best[0], now == null ? before : Arrays.stream(now).sum());
            return reached[0] || best[0] > before;
          });
      there = reached[0];
    }
  }

  /** Until ingest and the gateways say that they are ready. */
  void ready(Duration limit) throws InterruptedException {
    try (AppMetrics metrics = new AppMetrics()) {
      int ingest = rig.ports().ingest(0);
      await("readiness of ingest", limit, POLL, () -> metrics.readiness(ingest) == READY);
      for (int i = 0; i < rig.gateways().size(); i++) {
        int port = rig.ports().gatewayManagement(i);
        await("readiness of gateway-" + i, limit, POLL, () -> metrics.readiness(port) == READY);
      }
    }
  }

  /** Until the computes say that they are ready, where it is known at which port. */
  void computesReady(Duration limit) throws InterruptedException {
    if (rig.options().hosted()) {
      return;
    }
    try (AppMetrics metrics = new AppMetrics()) {
      for (int i = 0; i < rig.computes().size(); i++) {
        int port = rig.ports().compute(i);
        await("readiness of compute-" + i, limit, POLL, () -> metrics.readiness(port) == READY);
      }
    }
  }

  /** How far the checkpoints and the marks are behind, for people. */
  String lags() throws InterruptedException {
    return "records behind: checkpoints %d, marks %d"
        .formatted(
            Outside.lag(outside.ticks(), outside.checkpoints()),
            Outside.lag(outside.updates(), outside.marks()));
  }

  /** Whether the broken compute has said what it is to say: it serves nothing any more. */
  private boolean isAlarmed() {
    RigOptions options = rig.options();
    Mutation broken = options.mutation();
    return broken.hasAlarm()
        && !Printed.of(options.folder(), "compute-").matching(broken::isAlarm).isEmpty();
  }

  private void await(String what, Duration limit, Duration poll, Condition condition)
      throws InterruptedException {
    long begin = System.nanoTime();
    while (!condition.holds()) {
      String deaths = rig.deaths();
      if (!deaths.isEmpty()) {
        throw new FailedException("while waiting for " + what + ": " + deaths);
      }
      if (isAlarmed()) {
        throw new FailedException("while waiting for " + what + ": compute has raised its alarm");
      }
      if (System.nanoTime() - begin > limit.toNanos()) {
        throw new FailedException(
            "%s: not within %d s (%s)\n%s"
                .formatted(what, limit.toSeconds(), lags(), rig.deaths()));
      }
      Thread.sleep(poll);
    }
  }
}

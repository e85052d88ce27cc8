package io.marketdata.load.faults;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Watches for the first sign by which the platform shows that it has noticed a fault: the group
 * changes, writes of the view fail, an app that answered says that it is not ready. Runs on a
 * thread of its own from the fault's begin on.
 */
final class Signs implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Pattern FAILED = Pattern.compile("^md_view_flushes_failed_total");
  private static final int UNAVAILABLE = 503;

  private final Rig rig;
  private final Outside outside;
  private final AppMetrics metrics = new AppMetrics();
  private final String groupBefore;
  private final double failedBefore;
  private final Thread thread;
  private volatile @Nullable Sign first;
  private volatile boolean closed;
  private long begin;

  /**
   * What was seen first.
   *
   * @param what it was
   * @param after the fault's begin
   */
  record Sign(String what, Duration after) {}

  private Signs(Rig rig) throws InterruptedException {
    this.rig = rig;
    this.outside = new Outside(rig.bootstrap(), rig.redis().uri(), rig::layout);
    groupBefore = outside.group();
    failedBefore = failedFlushes();
    begin = System.nanoTime();
    thread = Thread.ofPlatform().daemon().name("signs").unstarted(this::run);
  }

  /** Looks at how things are before the fault. */
  static Signs before(Rig rig) throws InterruptedException {
    return new Signs(rig);
  }

  /** The fault begins. */
  void start() {
    begin = System.nanoTime();
    thread.start();
  }

  /** The first sign, null where there was none so far. */
  @Nullable Sign first() {
    return first;
  }

  @Override
  public void close() {
    closed = true;
    if (thread.getState() == Thread.State.NEW) {
      thread.start();
    }
    try {
      thread.join(Duration.ofSeconds(15));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    outside.close();
    metrics.close();
  }

  private void run() {
    try {
      while (!closed && first == null) {
        String what = seen();
        if (what != null) {
          first = new Sign(what, Duration.ofNanos(System.nanoTime() - begin));
        }
        Thread.sleep(POLL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable String seen() throws InterruptedException {
    String group = outside.group();
    if (!group.isEmpty() && !group.equals(groupBefore)) {
      return "group";
    }
    if (failedFlushes() > failedBefore) {
      return "view writes";
    }
    for (int replica = 0; replica < rig.computes().size(); replica++) {
      if (metrics.readiness(rig.ports().compute(replica)) == UNAVAILABLE) {
        return "compute readiness";
      }
      if (metrics.readiness(rig.ports().gatewayManagement(replica)) == UNAVAILABLE) {
        return "gateway readiness";
      }
    }
    return metrics.readiness(rig.ports().ingest(0)) == UNAVAILABLE ? "ingest readiness" : null;
  }

  private double failedFlushes() throws InterruptedException {
    double sum = 0;
    for (int replica = 0; replica < rig.computes().size(); replica++) {
      OptionalDouble failed = metrics.sum(rig.ports().compute(replica), FAILED);
      sum += failed.orElse(0);
    }
    return sum;
  }
}

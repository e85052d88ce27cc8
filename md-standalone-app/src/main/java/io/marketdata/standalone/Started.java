package io.marketdata.standalone;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has started, to be stopped last first. Thread-safe: a stop waits for the step under way, and
 * from its call on no further step begins; {@link #isStopped()} never waits.
 */
final class Started {

  private static final Logger LOG = LoggerFactory.getLogger(Started.class);

  private final Deque<Step> steps = new ArrayDeque<>();
  private volatile boolean stopped;
  private volatile boolean stopping;

  /** Takes over what is there already. */
  synchronized void add(String name, AutoCloseable part) {
    steps.push(new Step(name, part));
  }

  /**
   * Starts one more part.
   *
   * @throws StoppedException if everything is to stop
   */
  synchronized <T extends AutoCloseable> T start(String name, Supplier<T> start) {
    if (stopping) {
      throw new StoppedException();
    }
    long begin = System.nanoTime();
    T part = start.get();
    LOG.atInfo()
        .addKeyValue("part", name)
        .addKeyValue("millis", (System.nanoTime() - begin) / 1_000_000)
        .log("started");
    steps.push(new Step(name, part));
    return part;
  }

  /** Stops all; what fails is logged and does not keep the rest from stopping. */
  void stop() {
    stopping = true;
    synchronized (this) {
      while (!steps.isEmpty()) {
        stop(steps.pop());
      }
      stopped = true;
    }
  }

  /** Whether it was told to stop; never waits. */
  boolean isStopping() {
    return stopping;
  }

  /** Whether all has stopped; never waits. */
  boolean isStopped() {
    return stopped;
  }

  private static void stop(Step step) {
    long begin = System.nanoTime();
    try {
      step.part().close();
      LOG.atInfo()
          .addKeyValue("part", step.name())
          .addKeyValue("millis", (System.nanoTime() - begin) / 1_000_000)
          .log("stopped");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      // also an Error: what started earlier, the store's own process above all, has to be stopped
      LOG.atError().addKeyValue("part", step.name()).setCause(e).log("not stopped in order");
    }
  }

  private record Step(String name, AutoCloseable part) {}
}

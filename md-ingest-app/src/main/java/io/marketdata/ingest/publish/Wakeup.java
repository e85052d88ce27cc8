package io.marketdata.ingest.publish;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Wakes the one thread that waits; a signal that comes before the waiting is not lost. Signalling
 * never blocks, so an event loop may do it.
 */
public final class Wakeup {

  private volatile boolean pending;
  private volatile @Nullable Thread waiting;

  /** Wakes the waiting thread, or lets the next wait return at once. Thread-safe. */
  public void signal() {
    pending = true;
    Thread waiter = waiting;
    if (waiter != null) {
      LockSupport.unpark(waiter);
    }
  }

  /**
   * Waits for a signal; for one thread at a time.
   *
   * @param nanos longest time to wait
   * @throws InterruptedException when the thread is to end
   */
  public void await(long nanos) throws InterruptedException {
    long deadline = System.nanoTime() + Math.min(nanos, TimeUnit.MINUTES.toNanos(1));
    waiting = Thread.currentThread();
    try {
      long left = deadline - System.nanoTime();
      while (!pending && left > 0 && !Thread.currentThread().isInterrupted()) {
        LockSupport.parkNanos(this, left);
        left = deadline - System.nanoTime();
      }
      pending = false;
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    } finally {
      waiting = null;
    }
  }
}

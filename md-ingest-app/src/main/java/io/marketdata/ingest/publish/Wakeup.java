package io.marketdata.ingest.publish;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes the one thread that waits; a signal that comes before the waiting is not lost. */
public final class Wakeup {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition signalled = lock.newCondition();
  private boolean pending;

  /** Wakes the waiting thread, or lets the next wait return at once. Thread-safe. */
  public void signal() {
    lock.lock();
    try {
      pending = true;
      signalled.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for a signal.
   *
   * @param nanos longest time to wait
   * @throws InterruptedException when the thread is to end
   */
  public void await(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = Math.min(nanos, TimeUnit.MINUTES.toNanos(1));
      while (!pending && left > 0) {
        left = signalled.awaitNanos(left);
      }
      pending = false;
    } finally {
      lock.unlock();
    }
  }
}

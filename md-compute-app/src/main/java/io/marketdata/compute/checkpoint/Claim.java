package io.marketdata.compute.checkpoint;

import org.jspecify.annotations.Nullable;

/**
 * What entitles an owner to take a partition over: it holds from the assignment until the partition
 * goes elsewhere, and then never again. Thread-safe.
 */
public final class Claim {

  private boolean withdrawn;
  private @Nullable Runnable cancellation;

  /** Ends it for ever; what is being taken over is cancelled. Does not block. */
  public void withdraw() {
    Runnable underWay;
    synchronized (this) {
      withdrawn = true;
      underWay = cancellation;
      cancellation = null;
    }
    if (underWay != null) {
      underWay.run();
    }
  }

  /**
   * Runs the step that takes the partition from its former owner.
   *
   * @param step may block; it fails when it is cancelled
   * @param cancel ends the step from another thread; must not block
   * @throws ClaimWithdrawnException if the claim has been withdrawn; the step did not begin
   */
  public void takeOver(Runnable step, Runnable cancel) {
    synchronized (this) {
      if (withdrawn) {
        throw new ClaimWithdrawnException();
      }
      cancellation = cancel;
    }
    try {
      step.run();
    } finally {
      synchronized (this) {
        cancellation = null;
      }
    }
  }
}

package io.marketdata.compute.partition;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * The two threads of one ownership: the core's, which never blocks, and the store's, on which every
 * call to the store blocks while the core goes on. Their queues are bounded by the records that the
 * source has handed out, by the frames in flight and by one checkpoint.
 */
final class PartitionThreads {

  private final ExecutorService core;
  private final ExecutorService store;
  private final Consumer<Throwable> onFailure;

  /** With what the core's thread does about a task of its own that fails. */
  PartitionThreads(int partition, Consumer<Throwable> onFailure) {
    this.onFailure = onFailure;
    this.core =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("compute-" + partition).factory());
    this.store =
        Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("compute-store-" + partition).factory());
  }

  /** Runs on the core's thread; false where the ownership has ended. */
  boolean core(Runnable task) {
    return execute(core, () -> guarded(task));
  }

  /** Runs on the store's thread; false where the ownership has ended. */
  boolean store(Runnable task) {
    return execute(store, task);
  }

  void end() {
    store.shutdown();
    core.shutdown();
  }

  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (Throwable failure) {
      onFailure.accept(failure);
    }
  }

  private static boolean execute(ExecutorService executor, Runnable task) {
    try {
      executor.execute(task);
      return true;
    } catch (RejectedExecutionException ended) {
      return false;
    }
  }
}

package io.marketdata.compute.partition;

import io.marketdata.compute.checkpoint.CheckpointSession;
import io.marketdata.compute.checkpoint.Fit;

/** What loading a partition comes to. */
sealed interface LoadedPartition {

  /**
   * The partition can be served.
   *
   * @param session the hold on its stored state
   * @param processor the core, ready for the next record
   */
  record Ready(CheckpointSession session, TickProcessor processor) implements LoadedPartition {}

  /**
   * State and log do not belong together.
   *
   * @param misfit why
   */
  record Unserved(Fit.Misfit misfit) implements LoadedPartition {}
}

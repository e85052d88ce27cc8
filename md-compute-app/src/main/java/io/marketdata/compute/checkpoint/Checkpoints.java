package io.marketdata.compute.checkpoint;

import io.marketdata.compute.ticks.Membership;

/** The stored states of the partitions. Thread-safe. */
public interface Checkpoints extends AutoCloseable {

  /**
   * Takes a partition over: what its former owner has open is ended, and that owner is refused from
   * now on. Blocks.
   *
   * @param claim once it is withdrawn nothing is taken over any more
   * @throws ClaimWithdrawnException where it is withdrawn before that
   * @throws CheckpointFailedException where the store cannot be reached; to be tried again
   */
  CheckpointSession open(int partition, Membership membership, Claim claim);

  @Override
  void close();
}

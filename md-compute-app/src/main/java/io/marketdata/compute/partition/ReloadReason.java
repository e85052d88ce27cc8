package io.marketdata.compute.partition;

/** Why a partition is loaded again. The names are metric tags. */
public enum ReloadReason {
  /** Loading did not succeed. */
  LOAD_FAILED,
  /** An update frame could not be sent. */
  PUBLISH_FAILED,
  /** A checkpoint was not stored, or it is not known. */
  CHECKPOINT_FAILED,
  /** Something failed on the core's thread for which nothing else provides. */
  CORE_FAILED,
  /** The owner was refused and yet the partition is still assigned to it. */
  REFUSED,
  /** The expected record does not come although the log is longer. */
  RECORD_MISSING
}

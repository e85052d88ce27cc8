package io.marketdata.compute.partition;

/** Why a record was not applied. The names are metric tags. */
public enum DropReason {
  /** It came before the one that is expected: left over from before a rebalance. */
  BEHIND,
  /** It came after the one that is expected, which is still to come. */
  AHEAD,
  /** The partition is being loaded or revoked. */
  NOT_SERVING,
  /** The partition has an alarm. */
  UNSERVED,
  /** The partition is not owned. */
  NOT_OWNED
}

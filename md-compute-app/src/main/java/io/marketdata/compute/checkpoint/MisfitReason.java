package io.marketdata.compute.checkpoint;

/** Why a partition is not served. The names are metric tags. */
public enum MisfitReason {
  /** Nothing is stored, but the log has lost its beginning or the group has an offset. */
  STATE_MISSING,
  /** States are stored without a partition record, or with one that cannot be read. */
  RECORD_MISSING,
  /** The state is of another epoch. */
  OTHER_EPOCH,
  /** The state is of a core that makes other updates of the same log. */
  OTHER_OUTPUT_VERSION,
  /** The log does not hold the next offset any more. */
  OFFSET_GONE,
  /** The log ends before the next offset. */
  OFFSET_BEYOND_END,
  /** The group's offset is another one than the stored one. */
  COMMITTED_DIFFERS,
  /** The record before the next offset is not the one that was applied. */
  OTHER_CONTENT,
  /** The core cannot go on with the log. */
  CORE_STOPPED
}

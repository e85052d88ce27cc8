package io.marketdata.compute.handover;

/** What is broken on purpose. */
enum Mutation {
  /** Nothing. */
  NONE,
  /** The group's offset is committed behind the transaction instead of in it. */
  OFFSET_OUTSIDE_TRANSACTION,
  /** The group's metadata is fetched at the commit instead of kept from the assignment. */
  METADATA_AT_COMMIT,
  /** A state is stored before the updates up to it are acknowledged. */
  CHECKPOINT_BEFORE_ACKNOWLEDGEMENT,
  /** What changed leaves the dirty set before the commit has returned. */
  DIRTY_CLEARED_BEFORE_COMMIT,
  /** Any record is applied, not only the expected one. */
  NO_EXPECTED_OFFSET,
  /** The mark follows the acknowledgement at once. */
  NO_LAG,
  /** A stored field's version is the offset of its update. */
  VIEW_VERSION_BY_OFFSET,
  /** The core takes ticks of any term. */
  NO_SOURCE_TERM
}

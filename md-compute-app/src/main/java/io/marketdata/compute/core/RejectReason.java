package io.marketdata.compute.core;

/** Why a message, or a whole record, has no effect on any symbol. Also a metric tag. */
public enum RejectReason {
  /** The record is not a readable frame; counted once for the whole record. */
  MALFORMED,
  /**
   * The record is of a higher epoch than its topic; counted once for the whole record. That a
   * higher epoch is in force is told by the commands' topic, never by a record of ticks.
   */
  FOREIGN_EPOCH,
  /** The source has not announced its line yet. */
  NO_LINE,
  /** A line whose time base cannot be. */
  BAD_LINE,
  /** A watermark beyond the record's own time. */
  IMPLAUSIBLE_WATERMARK,
  /** No definition of this symbol. */
  UNKNOWN_INSTRUMENT,
  /** Another source may write this symbol. */
  FOREIGN_SOURCE,
  /** Stamped beyond the arrival by more than the feed allows. */
  FUTURE,
  /** A stamp that is no time. */
  BAD_TIME,
  /** A trading day that its market does not have, or that is not near the stamp. */
  BAD_TRADING_DAY,
  /** A number that the symbol's scale cannot hold exactly. */
  SCALE,
  /** A price that is none: 0, negative, a placeholder. */
  BAD_PRICE,
  /** A trade of nothing. */
  ZERO_SIZE,
  /** A negative size or volume. */
  BAD_SIZE,
  /** Bid and ask whose mid does not fit the scale. */
  INEXACT_MID,
  /** A sum that would not fit. */
  OVERFLOW,
  /** A trading day that is closed and over. */
  EARLIER_DAY,
  /** Cumulative volume below that of an earlier snapshot. */
  VOLUME_BACKWARD,
  /** A row of the day before under the new day. */
  STALE,
  /** Outside every session and nothing new in it. */
  OUT_OF_SESSION,
  /** Reference data that cannot be used. */
  BAD_REFERENCE,
  /** The same version of a definition with another content. */
  REFERENCE_CONFLICT,
  /** The end of a reference of which something is missing. */
  INCOMPLETE_REFERENCE
}

package io.marketdata.ingest.publish;

/** What became of a tick that was offered to the log. */
public enum OfferResult {
  /** It waits behind the earlier ones of its partition, or is under way. */
  ACCEPTED,
  /** Its partition has no room: offer the same tick again, later. */
  BACK_PRESSURED,
  /** The partition has already got everything up to this number: it is left out. */
  DUPLICATE,
  /** A frame has failed: nothing goes any further under this term. */
  CLOSED
}

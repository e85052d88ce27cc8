package io.marketdata.ingest.normalise;

/** Why a venue's message does not reach the log. The name is metric tag and log key. */
public enum RejectionReason {
  /** The bytes are no message of the venue's protocol. */
  MALFORMED,
  /** The bytes' own checksum does not hold. */
  CHECKSUM,
  /** A kind of message that the decoder does not know. */
  UNKNOWN_KIND,
  /** A kind of message that was not asked for. */
  UNSUBSCRIBED,
  /** By the venue's own ids it has come before: counted as a duplicate, and not kept. */
  REPEATED,
  /** No instrument of the source has this symbol. */
  UNKNOWN_INSTRUMENT,
  /** A trade of size 0. */
  ZERO_SIZE,
  /** A size, volume or number of trades below 0. */
  NEGATIVE_SIZE,
  /** A trade whose price is 0 or a placeholder, or a quote without any side. */
  PLACEHOLDER_PRICE,
  /** Digits beyond the instrument's scale that are more than the noise of a binary number. */
  TOO_MANY_DECIMALS,
  /** A number that does not fit its field. */
  OUT_OF_RANGE,
  /** Stamped further ahead of its arrival than the feed allows. */
  FUTURE
}

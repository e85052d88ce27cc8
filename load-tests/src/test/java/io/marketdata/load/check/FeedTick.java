package io.marketdata.load.check;

/**
 * One message of a feed, as far as it can be told from outside.
 *
 * @param number the source's running number
 * @param symbol whom it is about, or the empty string where that is not known
 * @param content what it says, or the empty string where that is not known
 * @param digest what it says as a {@link TickDigest}, or 0 where that is not known
 */
public record FeedTick(long number, String symbol, String content, long digest) {

  /** Of which no digest is known. */
  FeedTick(long number, String content) {
    this(number, "", content, 0);
  }
}

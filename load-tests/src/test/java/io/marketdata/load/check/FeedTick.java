package io.marketdata.load.check;

/**
 * One message of a feed, as far as it can be told from outside.
 *
 * @param number the source's running number
 * @param content what it says, or the empty string where only the number is known
 */
public record FeedTick(long number, String content) {}

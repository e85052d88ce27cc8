package io.marketdata.ingest.feed;

/** A source that must not start as it is configured; the message is one line for the operator. */
public final class FeedRefusedException extends RuntimeException {

  /** Says what does not fit and what to do. */
  public FeedRefusedException(String line) {
    super(line);
  }
}

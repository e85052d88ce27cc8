package io.marketdata.ingest.feed.line;

/** What the line has to understand of a venue's protocol, besides its ticks. For one thread. */
public interface LineDialect {

  /** What a message is to the line. */
  enum Meaning {
    /** Something for the decoder. */
    DATA,
    /** The venue has taken a request. */
    ANSWER,
    /** The venue has not taken a request. */
    REFUSAL,
    /** The venue will end the connection soon. */
    ENDING
  }

  /** What a message means. */
  Meaning meaning(byte[] buffer, int offset, int length);

  /** The request that asks for a batch of streams, as text. */
  String request(LinePart part, int batch);
}

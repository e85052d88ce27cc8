package io.marketdata.ingest.feed.line;

/**
 * Where a connector puts what comes. All connections of a source call it from one and the same
 * thread; it never blocks.
 */
public interface LineInbox {

  /** A message's bytes, as they lie in the transport's own memory. */
  interface Payload {

    /** Number of bytes. */
    int length();

    /** Copies all of them. */
    void copyTo(byte[] target, int offset);
  }

  /** The venue has taken the connection. */
  void opened(int connection);

  /**
   * A message came.
   *
   * @return whether it was taken; else the connector keeps it, reads no further, and offers it
   *     again when told to {@link LineConnection#resume() resume}
   */
  boolean message(int connection, Payload payload);

  /**
   * The connection did not come about, or is over; told once, behind its messages.
   *
   * @param reason in a few words
   */
  void lost(int connection, String reason);
}

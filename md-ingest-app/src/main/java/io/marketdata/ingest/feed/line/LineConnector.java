package io.marketdata.ingest.feed.line;

/** Opens the connections of one source. Thread-safe. */
public interface LineConnector extends AutoCloseable {

  /**
   * Begins to connect; does not wait.
   *
   * @param connection how it is called in the inbox
   * @param path behind the venue's address
   */
  LineConnection connect(int connection, String path, LineInbox inbox);

  /** What it connects to, for people: host and port. */
  String place();

  /** Ends every connection and lets go of the thread; does not wait. */
  @Override
  void close();
}

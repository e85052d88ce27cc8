package io.marketdata.ingest.feed.line;

/** One connection to a venue, there or under way. Thread-safe; nothing here blocks. */
public interface LineConnection {

  /** Sends a request as one text message; without effect when the connection is not there. */
  void send(String text);

  /** There is room again: the connector goes on reading. */
  void resume();

  /** Ends it; {@link LineInbox#lost} follows, behind what has come before. */
  void close();
}

package io.marketdata.ingest.feed.line;

/** What a line's machine wants to be done. */
enum LineAction {
  /** Nothing, for now. */
  NONE,
  /** Open a connection. */
  CONNECT,
  /** Send the request behind those sent so far. */
  SUBSCRIBE,
  /** Close the connection, which it has given up. */
  DISCONNECT
}

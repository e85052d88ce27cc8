package io.marketdata.ingest.feed.binance;

import java.nio.charset.StandardCharsets;

/** What a stream brings, by the part of its name behind the first {@code @}. */
enum StreamKind {
  /** Every single trade. */
  TRADE,
  /** Best bid and ask, whenever one of them changes. */
  BOOK_TICKER,
  /** The best levels as a whole, some times a second. */
  PARTIAL_DEPTH,
  /** A stream that this feed never asks for. */
  OTHER;

  private static final byte[] TRADE_NAME = "trade".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BOOK_NAME = "bookTicker".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DEPTH_NAME = "depth".getBytes(StandardCharsets.US_ASCII);

  /** The kind of the stream {@code buffer[from, to)}. */
  static StreamKind of(byte[] buffer, int from, int to) {
    if (is(TRADE_NAME, buffer, from, to)) {
      return TRADE;
    }
    if (is(BOOK_NAME, buffer, from, to)) {
      return BOOK_TICKER;
    }
    int levels = from + DEPTH_NAME.length;
    boolean partial =
        levels < to && is(DEPTH_NAME, buffer, from, levels) && isDigit(buffer[levels]);
    return partial ? PARTIAL_DEPTH : OTHER;
  }

  private static boolean is(byte[] name, byte[] buffer, int from, int to) {
    if (to - from != name.length) {
      return false;
    }
    for (int i = 0; i < name.length; i++) {
      if (buffer[from + i] != name[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(byte one) {
    return one >= '0' && one <= '9';
  }
}

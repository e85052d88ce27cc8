package io.marketdata.ingest.feed.binance;

import io.marketdata.ingest.normalise.JsonScanner;
import io.marketdata.ingest.normalise.VenueTick;
import java.nio.charset.StandardCharsets;

/**
 * The fields of one message of a combined stream, whatever it is, in whatever order they come; what
 * is not known is passed over. Reusable, single thread, no allocation.
 */
final class BinanceMessage {

  /** Value of a number that the message does not have. */
  static final long ABSENT = Long.MIN_VALUE;

  private static final byte[] STREAM = ascii("stream");
  private static final byte[] DATA = ascii("data");
  private static final byte[] BIDS = ascii("bids");
  private static final byte[] ASKS = ascii("asks");
  private static final byte[] LAST_UPDATE = ascii("lastUpdateId");

  /** A price or a size as it was sent. */
  static final class Figure {
    long unscaled;
    int decimals;
    boolean present;

    private void read(JsonScanner from) {
      unscaled = from.decimal();
      decimals = from.decimals();
      present = true;
    }
  }

  /** Levels of one side of a book, best first. */
  static final class Side {
    final long[] prices = new long[VenueTick.MAX_LEVELS];
    final int[] priceDecimals = new int[VenueTick.MAX_LEVELS];
    final long[] sizes = new long[VenueTick.MAX_LEVELS];
    final int[] sizeDecimals = new int[VenueTick.MAX_LEVELS];
    int count;
    boolean present;
  }

  final Figure price = new Figure();
  final Figure size = new Figure();
  final Figure bid = new Figure();
  final Figure bidSize = new Figure();
  final Figure ask = new Figure();
  final Figure askSize = new Figure();
  final Side bids = new Side();
  final Side asks = new Side();
  int streamOffset;
  int streamLength;
  int symbolOffset;
  int symbolLength;
  long tradeId;
  long tradeTime;
  long updateId;
  boolean hasMaker;
  boolean buyerIsMaker;
  boolean hasData;

  private final JsonScanner scanner = new JsonScanner();

  /**
   * Reads a message.
   *
   * @return whether the bytes are one JSON object whose known fields have their types
   */
  boolean read(byte[] buffer, int offset, int length) {
    clear();
    scanner.wrap(buffer, offset, length);
    scanner.beginObject();
    while (scanner.nextKey()) {
      if (scanner.is(STREAM)) {
        scanner.text();
        streamOffset = scanner.offset();
        streamLength = scanner.length();
      } else if (scanner.is(DATA) && scanner.peek() == '{') {
        hasData = true;
        data(buffer);
      } else {
        scanner.skip();
      }
    }
    return scanner.complete();
  }

  private void clear() {
    price.present = false;
    size.present = false;
    bid.present = false;
    bidSize.present = false;
    ask.present = false;
    askSize.present = false;
    bids.present = false;
    asks.present = false;
    bids.count = 0;
    asks.count = 0;
    streamLength = 0;
    symbolLength = 0;
    tradeId = ABSENT;
    tradeTime = ABSENT;
    updateId = ABSENT;
    hasMaker = false;
    hasData = false;
  }

  private void data(byte[] buffer) {
    scanner.beginObject();
    while (scanner.nextKey()) {
      if (scanner.length() == 1) {
        letter(buffer[scanner.offset()]);
      } else if (scanner.is(BIDS)) {
        side(bids);
      } else if (scanner.is(ASKS)) {
        side(asks);
      } else if (scanner.is(LAST_UPDATE)) {
        updateId = scanner.integer();
      } else {
        scanner.skip();
      }
    }
  }

  private void letter(byte key) {
    switch (key) {
      case 's' -> symbol();
      case 'p' -> price.read(scanner);
      case 'q' -> size.read(scanner);
      case 't' -> tradeId = scanner.integer();
      case 'T' -> tradeTime = scanner.integer();
      case 'u' -> updateId = scanner.integer();
      case 'm' -> {
        buyerIsMaker = scanner.bool();
        hasMaker = true;
      }
      case 'b' -> best(bid, bids);
      case 'a' -> best(ask, asks);
      case 'B' -> bidSize.read(scanner);
      case 'A' -> askSize.read(scanner);
      default -> scanner.skip();
    }
  }

  private void symbol() {
    scanner.text();
    symbolOffset = scanner.offset();
    symbolLength = scanner.length();
  }

  private void best(Figure figure, Side side) {
    if (scanner.peek() == '[') {
      side(side);
    } else {
      figure.read(scanner);
    }
  }

  private void side(Side side) {
    side.present = true;
    side.count = 0;
    scanner.beginArray();
    while (scanner.nextElement()) {
      if (side.count < VenueTick.MAX_LEVELS) {
        level(side);
      } else {
        scanner.skip();
      }
    }
  }

  private void level(Side side) {
    int level = side.count;
    int figures = 0;
    scanner.beginArray();
    while (scanner.nextElement()) {
      switch (figures++) {
        case 0 -> {
          side.prices[level] = scanner.decimal();
          side.priceDecimals[level] = scanner.decimals();
        }
        case 1 -> {
          side.sizes[level] = scanner.decimal();
          side.sizeDecimals[level] = scanner.decimals();
        }
        default -> scanner.skip();
      }
    }
    side.present &= figures >= 2;
    side.count++;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

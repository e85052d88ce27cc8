package io.marketdata.compute.trade;

import io.marketdata.compute.quote.Book;
import io.marketdata.wire.sbe.Direction;
import io.marketdata.wire.sbe.Side;

/**
 * Tells on which side a trade was made: by the feed where it says so, else by the book before the
 * trade: at or above the ask is up, at or below the bid is down, between them neutral.
 */
public final class TradeClassifier {

  private TradeClassifier() {}

  /** Direction of a trade whose aggressor the feed may have given. */
  public static Direction direction(Side side, long price, Book before) {
    return switch (side) {
      case BUY -> Direction.UP;
      case SELL -> Direction.DOWN;
      default -> direction(price, before);
    };
  }

  /** Direction of a trade by the book alone. */
  public static Direction direction(long price, Book before) {
    if (before.asks() > 0 && price >= before.askPrice(0)) {
      return Direction.UP;
    }
    if (before.bids() > 0 && price <= before.bidPrice(0)) {
      return Direction.DOWN;
    }
    return Direction.NEUTRAL;
  }
}

package io.marketdata.compute.core;

import io.marketdata.compute.quote.Book;
import io.marketdata.wire.sbe.BarPrice;
import org.jspecify.annotations.Nullable;

/** The price that a quote makes bars of. */
final class QuotedPrice {

  private QuotedPrice() {}

  /** Why a quote cannot make such a price, null if it can. */
  static @Nullable RejectReason check(Book book, BarPrice wanted) {
    boolean isBadBid = book.bids() > 0 && book.bidPrice(0) <= 0;
    if (isBadBid || (book.asks() > 0 && book.askPrice(0) <= 0)) {
      return RejectReason.BAD_PRICE;
    }
    boolean isMid = wanted == BarPrice.MID && hasBoth(book);
    return isMid && ((book.bidPrice(0) ^ book.askPrice(0)) & 1) != 0
        ? RejectReason.INEXACT_MID
        : null;
  }

  /** The price, {@link Scales#NONE} where the quote makes none. */
  static long of(Book book, BarPrice wanted) {
    return switch (wanted) {
      case BID -> book.bids() > 0 ? book.bidPrice(0) : Scales.NONE;
      case ASK -> book.asks() > 0 ? book.askPrice(0) : Scales.NONE;
      case MID -> hasBoth(book) ? mid(book.bidPrice(0), book.askPrice(0)) : Scales.NONE;
      default -> Scales.NONE;
    };
  }

  private static boolean hasBoth(Book book) {
    return book.bids() > 0 && book.asks() > 0;
  }

  private static long mid(long bid, long ask) {
    return (bid & ask) + ((bid ^ ask) >> 1);
  }
}

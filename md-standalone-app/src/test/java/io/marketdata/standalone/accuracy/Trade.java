package io.marketdata.standalone.accuracy;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;

/**
 * A trade of a Chinese share as a vendor's file tells it.
 *
 * @param symbol as the platform writes it
 * @param time by the clocks of China
 * @param price as written, binary noise and all
 * @param size shares
 * @param side {@code buy}, {@code sell}, {@code unknown}, or empty
 * @param id empty if there is none
 */
record Trade(String symbol, LocalDateTime time, String price, String size, String side, String id) {

  /** Columns of {@link #cells}. */
  static final String HEADER = "symbol,ts,kind,price,size,side,trade_id";

  private static final String CHINA = "+08:00";

  /** A row of a tick file. */
  String[] cells() {
    return new String[] {
      symbol, time.format(ISO_LOCAL_DATE_TIME) + CHINA, "trade", price, size, side, id
    };
  }

  /** The price in fen: what binary numbers put behind is cut. */
  BigDecimal exactPrice() {
    return new BigDecimal(price).setScale(2, RoundingMode.HALF_UP);
  }
}

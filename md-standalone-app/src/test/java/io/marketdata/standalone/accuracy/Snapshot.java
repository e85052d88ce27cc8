package io.marketdata.standalone.accuracy;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;

/**
 * A snapshot as a vendor's file tells it.
 *
 * @param symbol as the platform writes it
 * @param day the trading day
 * @param time by the clocks of China
 * @param told cells as written by the name of the tick file's column
 */
record Snapshot(String symbol, LocalDate day, LocalDateTime time, Map<String, String> told) {

  private static final String CHINA = "+08:00";

  /** A row of a tick file with these columns. */
  String[] cells(String header) {
    String[] cells = header.split(",", -1);
    for (int i = 0; i < cells.length; i++) {
      cells[i] =
          switch (cells[i]) {
            case "symbol" -> symbol;
            case "ts" -> time.format(ISO_LOCAL_DATE_TIME) + CHINA;
            case "kind" -> "snapshot";
            case "td" -> day.toString();
            default -> told.getOrDefault(cells[i], "");
          };
    }
    return cells;
  }

  /** A number without the binary noise behind it; 0 where there is none. */
  BigDecimal number(String column) {
    String text = told.getOrDefault(column, "");
    return text.isEmpty()
        ? BigDecimal.ZERO
        : new BigDecimal(text).setScale(2, RoundingMode.HALF_UP);
  }

  /** Volume of the day so far. */
  BigDecimal volume() {
    return number("cum_volume");
  }

  /** The day so far as a bar. */
  Candle day(BigDecimal turnoverFactor) {
    Candle bar =
        Candle.prices(number("open"), number("high"), number("low"), number("price"))
            .and(Field.VOLUME, volume())
            .and(Field.TURNOVER, number("cum_turnover").multiply(turnoverFactor));
    return told.containsKey("open_interest")
        ? bar.and(Field.INTEREST, number("open_interest"))
        : bar;
  }
}

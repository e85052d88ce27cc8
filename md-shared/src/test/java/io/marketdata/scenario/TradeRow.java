package io.marketdata.scenario;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A published trade as a line of text that can be compared.
 *
 * @param eventTime epoch nanoseconds
 * @param price its price
 * @param size its size
 * @param direction up, down or neutral
 * @param flags estimated, late, unscheduled, no-price, no-volume, auction, cancelled, corrected
 */
public record TradeRow(
    long eventTime, BigDecimal price, BigDecimal size, String direction, Set<String> flags) {

  /** Its directions. */
  public static final List<String> DIRECTIONS = List.of("up", "down", "neutral");

  /** Its flags. */
  public static final Set<String> FLAGS =
      Set.of(
          "estimated",
          "late",
          "unscheduled",
          "no-price",
          "no-volume",
          "auction",
          "cancelled",
          "corrected");

  /** Copies the flags. */
  public TradeRow {
    flags = Set.copyOf(flags);
  }

  @Override
  public String toString() {
    return BarRow.time(eventTime)
        + " "
        + BarRow.plain(price)
        + " "
        + BarRow.plain(size)
        + " "
        + direction
        + " "
        + new TreeSet<>(flags);
  }
}

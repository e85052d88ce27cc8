package io.marketdata.scenario;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tick of a scenario. Times are epoch nanoseconds.
 *
 * @param line in its file
 * @param kind what it is
 * @param symbol of what
 * @param eventTime its stamp
 * @param arrival when the source brings it
 * @param tradingDay as the feed tells it, or null
 * @param figures its numbers; one that is not there is absent
 * @param words what else it says: phase, side, cond, exchange, recovery
 * @param originalTime stamp of the trade that is cancelled or corrected, else 0
 */
public record Tick(
    int line,
    Kind kind,
    String symbol,
    long eventTime,
    long arrival,
    @Nullable LocalDate tradingDay,
    Map<Figure, BigDecimal> figures,
    Map<String, String> words,
    long originalTime)
    implements Step {

  /** What a tick can be. */
  public enum Kind {
    /** Cumulative figures of the day. */
    SNAPSHOT,
    /** One trade. */
    TRADE,
    /** Best bid and ask. */
    QUOTE,
    /** A trade never was. */
    CANCEL,
    /** A trade was another. */
    CORRECT
  }

  /** Numbers of ticks. */
  public enum Figure {
    /** Last price. */
    LAST,
    /** First price of the day. */
    OPEN,
    /** Highest price of the day. */
    HIGH,
    /** Lowest price of the day. */
    LOW,
    /** Volume of the day. */
    VOLUME,
    /** Turnover of the day. */
    TURNOVER,
    /** Trades of the day. */
    TRADES,
    /** Open interest. */
    OPEN_INTEREST,
    /** Settlement of the day. */
    SETTLEMENT,
    /** Close of the day before. */
    PREVIOUS_CLOSE,
    /** Settlement of the day before. */
    PREVIOUS_SETTLEMENT,
    /** Open interest of the day before. */
    PREVIOUS_OPEN_INTEREST,
    /** Upper limit. */
    LIMIT_UP,
    /** Lower limit. */
    LIMIT_DOWN,
    /** Best bid. */
    BID,
    /** Its size. */
    BID_SIZE,
    /** Best ask. */
    ASK,
    /** Its size. */
    ASK_SIZE,
    /** Price of a trade. */
    PRICE,
    /** Size of a trade. */
    SIZE,
    /** Price that a trade is corrected to. */
    NEW_PRICE,
    /** Size that a trade is corrected to. */
    NEW_SIZE,
    /** The venue's id of a trade. */
    ID,
    /** The venue's sequence number. */
    SEQUENCE
  }

  /** Copies the maps. */
  public Tick {
    figures = Map.copyOf(figures);
    words = Map.copyOf(words);
  }
}

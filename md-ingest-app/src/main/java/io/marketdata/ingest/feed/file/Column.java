package io.marketdata.ingest.feed.file;

import io.marketdata.ingest.normalise.TickField;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns that a tick file may have, by their names in lower case. */
enum Column {
  SYMBOL(0, Cell.SYMBOL),
  TS(1, Cell.TIME),
  KIND(2, Cell.KIND),
  PRICE(3, Cell.DECIMAL),
  SIZE(4, Cell.DECIMAL),
  SIDE(5, Cell.SIDE),
  TRADE_ID(6, Cell.ID),
  CONDITIONS(7, Cell.CONDITIONS),
  CUM_VOLUME(8, Cell.DECIMAL),
  CUM_TURNOVER(9, Cell.DECIMAL),
  OPEN(10, Cell.DECIMAL),
  HIGH(11, Cell.DECIMAL),
  LOW(12, Cell.DECIMAL),
  PREV_CLOSE(13, Cell.DECIMAL),
  BID1(14, Cell.DECIMAL),
  BID1_SIZE(15, Cell.DECIMAL),
  BID2(16, Cell.DECIMAL),
  BID2_SIZE(17, Cell.DECIMAL),
  BID3(18, Cell.DECIMAL),
  BID3_SIZE(19, Cell.DECIMAL),
  BID4(20, Cell.DECIMAL),
  BID4_SIZE(21, Cell.DECIMAL),
  BID5(22, Cell.DECIMAL),
  BID5_SIZE(23, Cell.DECIMAL),
  ASK1(24, Cell.DECIMAL),
  ASK1_SIZE(25, Cell.DECIMAL),
  ASK2(26, Cell.DECIMAL),
  ASK2_SIZE(27, Cell.DECIMAL),
  ASK3(28, Cell.DECIMAL),
  ASK3_SIZE(29, Cell.DECIMAL),
  ASK4(30, Cell.DECIMAL),
  ASK4_SIZE(31, Cell.DECIMAL),
  ASK5(32, Cell.DECIMAL),
  ASK5_SIZE(33, Cell.DECIMAL),
  OPEN_INTEREST(34, Cell.DECIMAL),
  LIMIT_UP(35, Cell.DECIMAL),
  LIMIT_DOWN(36, Cell.DECIMAL),
  PHASE(37, Cell.PHASE),
  TD(38, Cell.DAY),
  SEQUENCE(39, Cell.ID),
  EXCHANGE(40, Cell.LETTER),
  SETTLEMENT(41, Cell.DECIMAL),
  PREV_SETTLEMENT(42, Cell.DECIMAL),
  PREV_OPEN_INTEREST(43, Cell.DECIMAL),
  CUM_TRADES(44, Cell.DECIMAL);

  /** What the cells of a column are. */
  enum Cell {
    SYMBOL,
    TIME,
    KIND,
    DECIMAL,
    SIDE,
    ID,
    LETTER,
    CONDITIONS,
    PHASE,
    DAY
  }

  /** Levels of a book side. */
  static final int LEVELS = 5;

  private static final Map<String, Column> BY_TEXT = byText();

  private final int place;
  private final Cell cell;
  private final String text = name().toLowerCase(Locale.ROOT);

  Column(int place, Cell cell) {
    this.place = place;
    this.cell = cell;
  }

  /** Its place among all columns: 0, 1, ... in the order above. */
  int place() {
    return place;
  }

  Cell cell() {
    return cell;
  }

  /** Its name in a header. */
  String text() {
    return text;
  }

  /** This column's bit among those of a row. */
  long bit() {
    return 1L << place;
  }

  /** The column of this name, in any case; null if there is none. */
  static @Nullable Column of(String name) {
    return BY_TEXT.get(name.toLowerCase(Locale.ROOT));
  }

  /** All names, for people. */
  static String known() {
    StringBuilder names = new StringBuilder();
    for (Column column : values()) {
      names.append(names.isEmpty() ? "" : ",").append(column.text);
    }
    return names.toString();
  }

  /** Whether its decimals are in the scale of prices, not of sizes; of the turnover neither. */
  static boolean isPrice(Column column) {
    return switch (column) {
      case PRICE, OPEN, HIGH, LOW, PREV_CLOSE, LIMIT_UP, LIMIT_DOWN, SETTLEMENT, PREV_SETTLEMENT ->
          true;
      case CUM_TRADES -> false;
      default ->
          column.place >= BID1.place
              && column.place <= ASK5_SIZE.place
              && (column.place - BID1.place) % 2 == 0;
    };
  }

  /** Whether a number of 10^15 or more can only stand for a value that is not there. */
  static boolean isBounded(Column column) {
    return column.cell == Cell.DECIMAL
        && column != SIZE
        && column != CUM_VOLUME
        && column != CUM_TURNOVER;
  }

  /** Whether a word such as {@code N/A} stands for an absent value. */
  static boolean hasPlaceholders(Column column) {
    return switch (column.cell) {
      case DECIMAL, SIDE, ID, LETTER, CONDITIONS, PHASE, DAY -> true;
      case SYMBOL, TIME, KIND -> false;
    };
  }

  /** The figure of a snapshot that it is, where it has a name; null else. */
  static @Nullable TickField ofSnapshot(Column column) {
    return switch (column) {
      case PRICE -> TickField.LAST;
      case OPEN -> TickField.OPEN;
      case HIGH -> TickField.HIGH;
      case LOW -> TickField.LOW;
      case PREV_CLOSE -> TickField.PREVIOUS_CLOSE;
      case CUM_VOLUME -> TickField.VOLUME;
      case CUM_TURNOVER -> TickField.TURNOVER;
      case OPEN_INTEREST -> TickField.OPEN_INTEREST;
      case LIMIT_UP -> TickField.LIMIT_UP;
      case LIMIT_DOWN -> TickField.LIMIT_DOWN;
      case SETTLEMENT -> TickField.SETTLEMENT;
      case PREV_SETTLEMENT -> TickField.PREVIOUS_SETTLEMENT;
      case PREV_OPEN_INTEREST -> TickField.PREVIOUS_OPEN_INTEREST;
      case CUM_TRADES -> TickField.TRADES;
      default -> null;
    };
  }

  private static Map<String, Column> byText() {
    Map<String, Column> byText = new HashMap<>();
    for (Column column : values()) {
      byText.put(column.text, column);
    }
    return byText;
  }
}

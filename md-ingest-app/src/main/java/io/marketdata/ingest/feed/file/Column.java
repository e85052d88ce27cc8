package io.marketdata.ingest.feed.file;

import io.marketdata.ingest.normalise.TickField;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns that a tick file may have, by their names in lower case. */
enum Column {
  SYMBOL(Cell.SYMBOL),
  TS(Cell.TIME),
  KIND(Cell.KIND),
  PRICE(Cell.DECIMAL),
  SIZE(Cell.DECIMAL),
  SIDE(Cell.SIDE),
  TRADE_ID(Cell.ID),
  CONDITIONS(Cell.CONDITIONS),
  CUM_VOLUME(Cell.DECIMAL),
  CUM_TURNOVER(Cell.DECIMAL),
  OPEN(Cell.DECIMAL),
  HIGH(Cell.DECIMAL),
  LOW(Cell.DECIMAL),
  PREV_CLOSE(Cell.DECIMAL),
  BID1(Cell.DECIMAL),
  BID1_SIZE(Cell.DECIMAL),
  BID2(Cell.DECIMAL),
  BID2_SIZE(Cell.DECIMAL),
  BID3(Cell.DECIMAL),
  BID3_SIZE(Cell.DECIMAL),
  BID4(Cell.DECIMAL),
  BID4_SIZE(Cell.DECIMAL),
  BID5(Cell.DECIMAL),
  BID5_SIZE(Cell.DECIMAL),
  ASK1(Cell.DECIMAL),
  ASK1_SIZE(Cell.DECIMAL),
  ASK2(Cell.DECIMAL),
  ASK2_SIZE(Cell.DECIMAL),
  ASK3(Cell.DECIMAL),
  ASK3_SIZE(Cell.DECIMAL),
  ASK4(Cell.DECIMAL),
  ASK4_SIZE(Cell.DECIMAL),
  ASK5(Cell.DECIMAL),
  ASK5_SIZE(Cell.DECIMAL),
  OPEN_INTEREST(Cell.DECIMAL),
  LIMIT_UP(Cell.DECIMAL),
  LIMIT_DOWN(Cell.DECIMAL),
  PHASE(Cell.PHASE),
  TD(Cell.DAY);

  /** What the cells of a column are. */
  enum Cell {
    SYMBOL,
    TIME,
    KIND,
    DECIMAL,
    SIDE,
    ID,
    CONDITIONS,
    PHASE,
    DAY
  }

  /** Levels of a book side. */
  static final int LEVELS = 5;

  private static final Map<String, Column> BY_TEXT = byText();

  private final Cell cell;
  private final String text = name().toLowerCase(Locale.ROOT);

  Column(Cell cell) {
    this.cell = cell;
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
    return 1L << ordinal();
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
      case PRICE, OPEN, HIGH, LOW, PREV_CLOSE, LIMIT_UP, LIMIT_DOWN -> true;
      default ->
          column.compareTo(BID1) >= 0
              && column.compareTo(ASK5_SIZE) <= 0
              && (column.ordinal() - BID1.ordinal()) % 2 == 0;
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

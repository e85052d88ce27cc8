package io.marketdata.calendar;

import java.util.Locale;

/** The kinds of rows: where they stand, how many columns they have and which are their key. */
enum RowKind {
  CALENDAR(RuleFile.CALENDARS, "calendar", 7, 1),
  CLOSED(RuleFile.CALENDARS, "closed", 5, 1, 2),
  OPEN(RuleFile.CALENDARS, "open", 4, 1, 2),
  NO_EVENING(RuleFile.CALENDARS, "no-evening", 4, 1, 2),
  LAYOUT(RuleFile.LAYOUTS, "layout", 5, 1),
  SECTION(RuleFile.LAYOUTS, "section", 8, 1, 2, 3, 4, 5),
  TERMS(RuleFile.LAYOUTS, "terms", 8, 1),
  SESSION(RuleFile.SCHEDULES, "session", 6, 1, 3),
  SPECIAL(RuleFile.SCHEDULES, "special", 5, 1, 2),
  BOARD(RuleFile.BOARDS, "board", 11, 1, 2, 4),
  LIMIT(RuleFile.LIMITS, "limit", 7, 1, 2),
  PRODUCT(RuleFile.PRODUCTS, "product", 10, 1, 2, 3),
  BOUND(RuleFile.PLAUSIBILITY, "bound", 9, 1, 2),
  TABLE(RuleFile.CONDITIONS, "table", 3, 1),
  FEED(RuleFile.CONDITIONS, "feed", 5, 1, 2),
  CODE(RuleFile.CONDITIONS, "code", 12, 1, 2, 3, 10),
  MARKET(RuleFile.MARKETS, "market", 12, 1);

  private final RuleFile file;
  private final String word;
  private final int columns;

  /** Bit n = column n. */
  private final int keyColumns;

  RowKind(RuleFile file, String word, int columns, int... keyColumns) {
    this.file = file;
    this.word = word;
    this.columns = columns;
    int bits = 0;
    for (int column : keyColumns) {
      bits |= 1 << column;
    }
    this.keyColumns = bits;
  }

  /** The kind that this word begins in this file. */
  static RowKind of(RuleFile file, Row row) {
    for (RowKind kind : values()) {
      if (kind.file == file && kind.word.equals(row.text(0))) {
        return kind;
      }
    }
    throw row.error("not a row: " + row.text(0));
  }

  RuleFile file() {
    return file;
  }

  /** Columns with the word itself and the source. */
  int columns() {
    return columns;
  }

  /** Last column that a row must have for its key to be known. */
  int lastKeyColumn() {
    return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(keyColumns);
  }

  /** What makes a row of this kind unique; the case of letters counts in codes of trades alone. */
  String key(Row row) {
    StringBuilder key = new StringBuilder();
    for (int column = 1; column <= lastKeyColumn(); column++) {
      if (((keyColumns >> column) & 1) != 0) {
        String text = row.text(column);
        key.append(this == CODE ? text : text.toLowerCase(Locale.ROOT)).append('|');
      }
    }
    return key.toString();
  }
}

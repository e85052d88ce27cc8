package io.marketdata.ingest.feed.file;

import io.marketdata.ingest.normalise.RejectionReason;
import io.marketdata.ingest.normalise.TickField;
import io.marketdata.ingest.normalise.VenueTick;
import org.jspecify.annotations.Nullable;

/** Makes a tick of a row's cells by the row's kind. Cells that its kind does not need are left. */
final class RowTick {

  private static final Column[] COLUMNS = Column.values();
  private static final @Nullable TickField[] SNAPSHOT = snapshot();

  private RowTick() {}

  /** Fills a tick, or rejects the row. */
  static void make(RowCells row, VenueTick tick) {
    require(row, Column.SYMBOL);
    require(row, Column.TS);
    if (row.reason() != null) {
      return;
    }
    row.head(tick);
    switch (row.kind()) {
      case TRADE -> trade(row, tick);
      case QUOTE, DEPTH -> quote(row, tick);
      case SNAPSHOT -> snapshot(row, tick);
    }
  }

  private static void trade(RowCells row, VenueTick tick) {
    require(row, Column.PRICE);
    require(row, Column.SIZE);
    set(row, Column.PRICE, TickField.PRICE, tick);
    set(row, Column.SIZE, TickField.SIZE, tick);
  }

  private static void quote(RowCells row, VenueTick tick) {
    if (!row.has(Column.BID1) && !row.has(Column.ASK1)) {
      boolean told = row.isPlaceholder(Column.BID1) || row.isPlaceholder(Column.ASK1);
      row.reject(
          told ? RejectionReason.PLACEHOLDER_PRICE : RejectionReason.MALFORMED,
          "a quote without bid1 and ask1");
    }
    set(row, Column.BID1, TickField.BID, tick);
    set(row, Column.BID1_SIZE, TickField.BID_SIZE, tick);
    set(row, Column.ASK1, TickField.ASK, tick);
    set(row, Column.ASK1_SIZE, TickField.ASK_SIZE, tick);
  }

  private static void snapshot(RowCells row, VenueTick tick) {
    require(row, Column.CUM_VOLUME);
    require(row, Column.CUM_TURNOVER);
    for (Column column : COLUMNS) {
      TickField field = SNAPSHOT[column.place()];
      if (field != null) {
        set(row, column, field, tick);
      }
    }
    levels(row, true, Column.BID1, tick);
    levels(row, false, Column.ASK1, tick);
  }

  /**
   * A level of price 0 is none, as venues fill up their books. Behind a placeholder there are none
   * either; any other hole is an error.
   */
  private static void levels(RowCells row, boolean bid, Column first, VenueTick tick) {
    int count = 0;
    for (int level = 0; level < Column.LEVELS; level++) {
      Column price = COLUMNS[first.place() + 2 * level];
      if (!row.has(price) || row.unscaled(price) == 0) {
        continue;
      }
      if (level > count) {
        Column missing = COLUMNS[first.place() + 2 * count];
        if (!row.isPlaceholder(missing)) {
          String what = price.text() + " without " + missing.text();
          row.reject(RejectionReason.MALFORMED, what);
        }
        return;
      }
      tick.levelPrice(bid, level, row.unscaled(price), row.decimals(price));
      if (row.isCut(price)) {
        tick.cutPrice(bid, level);
      }
      size(row, bid, level, COLUMNS[price.place() + 1], tick);
      count++;
    }
  }

  private static void size(RowCells row, boolean bid, int level, Column size, VenueTick tick) {
    if (!row.has(size)) {
      tick.levelSize(bid, level, 0, 0);
      return;
    }
    tick.levelSize(bid, level, row.unscaled(size), row.decimals(size));
    if (row.isCut(size)) {
      tick.cutSize(bid, level);
    }
  }

  private static void set(RowCells row, Column column, TickField field, VenueTick tick) {
    if (row.has(column)) {
      tick.set(field, row.unscaled(column), row.decimals(column));
      if (row.isCut(column)) {
        tick.cut(field);
      }
    }
  }

  private static void require(RowCells row, Column column) {
    if (row.isPlaceholder(column)) {
      boolean isPrice = Column.isPrice(column);
      row.reject(
          isPrice ? RejectionReason.PLACEHOLDER_PRICE : RejectionReason.MALFORMED,
          column.text() + " is a placeholder");
    } else if (!row.has(column)) {
      row.reject(RejectionReason.MALFORMED, column.text() + " is missing");
    }
  }

  private static @Nullable TickField[] snapshot() {
    @Nullable TickField[] fields = new TickField[COLUMNS.length];
    for (Column column : COLUMNS) {
      fields[column.place()] = Column.ofSnapshot(column);
    }
    return fields;
  }
}

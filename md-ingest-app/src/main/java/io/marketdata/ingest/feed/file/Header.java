package io.marketdata.ingest.feed.file;

import io.marketdata.ingest.normalise.TickKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The columns of a file in their order, and what its rows are where no column says it. Immutable.
 *
 * @param columns in the order of the file
 * @param kind of the rows of a file without {@link Column#KIND}
 */
record Header(List<Column> columns, TickKind kind) {

  Header {
    columns = List.copyOf(columns);
  }

  /**
   * Reads the names of columns.
   *
   * @param file name of the file, for people
   * @throws FileRefusedException where they are not those of a tick file
   */
  static Header of(String file, List<String> names) {
    List<Column> columns = new ArrayList<>();
    for (String name : names) {
      Column column = Column.of(name.strip());
      if (column == null) {
        throw new FileRefusedException(
            "%s: unknown column %s; known are %s"
                .formatted(file, Quoted.text(name.strip()), Column.known()));
      }
      if (columns.contains(column)) {
        throw new FileRefusedException(file + ": column " + column.text() + " is there twice");
      }
      columns.add(column);
    }
    Set<Column> present = EnumSet.copyOf(columns);
    return new Header(columns, check(file, present));
  }

  private static TickKind check(String file, Set<Column> present) {
    for (Column required : List.of(Column.SYMBOL, Column.TS)) {
      if (!present.contains(required)) {
        throw new FileRefusedException(file + ": no column " + required.text());
      }
    }
    boolean trades = present.containsAll(List.of(Column.PRICE, Column.SIZE));
    boolean snapshots = present.containsAll(List.of(Column.CUM_VOLUME, Column.CUM_TURNOVER));
    boolean quotes = present.contains(Column.BID1) || present.contains(Column.ASK1);
    if (!trades && !snapshots && !quotes) {
      throw new FileRefusedException(
          file
              + ": the columns make no tick; needed are price,size or bid1 or ask1 or"
              + " cum_volume,cum_turnover");
    }
    if (!present.contains(Column.KIND) && present.contains(Column.CUM_VOLUME) && !snapshots) {
      throw new FileRefusedException(
          file + ": a snapshot needs cum_volume and cum_turnover; other rows need a column kind");
    }
    if (present.contains(Column.CUM_VOLUME)) {
      return TickKind.SNAPSHOT;
    }
    return present.contains(Column.PRICE) ? TickKind.TRADE : TickKind.QUOTE;
  }
}

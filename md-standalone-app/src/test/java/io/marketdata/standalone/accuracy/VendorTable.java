package io.marketdata.standalone.accuracy;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a vendor's file with a header; no cell of those files holds a comma. */
final class VendorTable {

  /** Takes rows. */
  @FunctionalInterface
  interface Rows {
    /** The next one. */
    void row(Row row) throws IOException;
  }

  /**
   * A row.
   *
   * @param columns place of each by its name
   * @param cells without quotes and blanks around them
   */
  record Row(Map<String, Integer> columns, List<String> cells) {

    /** Whether there is such a column. */
    boolean has(String column) {
      return columns.containsKey(column);
    }

    /** A cell. */
    String text(String column) {
      Integer at = columns.get(column);
      if (at == null) {
        throw new IllegalStateException("no column " + column + " among " + columns.keySet());
      }
      return cells.get(at);
    }

    /** A number as it is written. */
    BigDecimal number(String column) {
      return new BigDecimal(text(column));
    }
  }

  private VendorTable() {}

  /** Reads all rows; blank lines are none. */
  static void read(BufferedReader lines, Rows rows) throws IOException {
    Map<String, Integer> columns = new HashMap<>();
    String header = lines.readLine();
    if (header == null) {
      throw new IOException("an empty file");
    }
    List<String> names = cells(header);
    for (int i = 0; i < names.size(); i++) {
      columns.put(names.get(i), i);
    }
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.isBlank()) {
        rows.row(new Row(columns, cells(line)));
      }
    }
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>(64);
    int from = 0;
    for (int to = line.indexOf(','); to >= 0; to = line.indexOf(',', from)) {
      cells.add(cell(line.substring(from, to)));
      from = to + 1;
    }
    cells.add(cell(line.substring(from)));
    return cells;
  }

  private static String cell(String text) {
    String cell = text.strip();
    boolean isQuoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
    return isQuoted ? cell.substring(1, cell.length() - 1) : cell;
  }
}

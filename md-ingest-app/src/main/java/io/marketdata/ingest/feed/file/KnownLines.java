package io.marketdata.ingest.feed.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines that tell a scan nothing new: those of a symbol that is known, with no more
 * decimals than are known of it. Whatever else is wrong with them, they need not be read. Lines are
 * looked at as bytes, each byte once; lines with quotes are not for it. Single thread.
 */
final class KnownLines {

  private static final int SLOTS = 1 << 12;
  private static final int NONE = 0;
  private static final int PRICE = 1;
  private static final int SIZE = 2;
  private static final int TURNOVER = 3;

  @SuppressWarnings("ArrayRecordComponent")
  private record Seen(byte[] text, SymbolScales scales) {}

  private final Map<String, SymbolScales> known;
  private final String suffix;
  private final @Nullable Seen[] seen = new @Nullable Seen[SLOTS];
  private final int[] decimals = new int[TURNOVER + 1];
  private int[] kinds = {};
  private int symbolColumn;
  private @Nullable SymbolScales scales;

  /**
   * Begins without columns.
   *
   * @param known the symbols that were found so far; grows while this is used
   */
  KnownLines(Map<String, SymbolScales> known, RowRules rules) {
    this.known = known;
    suffix = rules.suffix();
  }

  /** Lines have these columns from now on. */
  void columns(List<Column> columns) {
    symbolColumn = columns.indexOf(Column.SYMBOL);
    kinds = new int[columns.size()];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = kind(columns.get(i));
    }
  }

  private static int kind(Column column) {
    if (column.cell() != Column.Cell.DECIMAL) {
      return NONE;
    }
    return column == Column.CUM_TURNOVER ? TURNOVER : Column.isPrice(column) ? PRICE : SIZE;
  }

  /**
   * Goes through one line.
   *
   * @param to behind the last line's end
   * @return the byte at which the line's content ends; {@link #isKnown()} says what it is
   */
  int read(byte[] block, int from, int to) {
    Arrays.fill(decimals, 0);
    scales = null;
    int column = 0;
    int cell = from;
    int point = -1;
    int hash = 0;
    for (int at = from; at < to; at++) {
      byte c = block[at];
      if (c == ',' || c == '\n' || c == '\r') {
        end(block, column++, cell, at, point, hash);
        if (c != ',') {
          scales = column == kinds.length ? scales : null;
          return at;
        }
        cell = at + 1;
        point = -1;
        hash = 0;
      } else {
        point = c == '.' ? at : point;
        hash = hash * 31 + c;
      }
    }
    scales = null;
    return to;
  }

  private void end(byte[] block, int column, int from, int to, int point, int hash) {
    if (column == symbolColumn) {
      scales = find(block, from, to, hash);
    } else if (column < kinds.length && kinds[column] != NONE && point >= 0) {
      int last = to;
      while (block[last - 1] == '0') {
        last--;
      }
      decimals[kinds[column]] = Math.max(decimals[kinds[column]], last - point - 1);
    }
  }

  /** Whether the line that was read last tells nothing new. */
  boolean isKnown() {
    SymbolScales of = scales;
    return of != null && of.covers(decimals[PRICE], decimals[SIZE], decimals[TURNOVER]);
  }

  private @Nullable SymbolScales find(byte[] block, int from, int to, int hash) {
    int slot = (hash ^ hash >>> 12) & SLOTS - 1;
    Seen before = seen[slot];
    if (before != null && Arrays.equals(before.text, 0, before.text.length, block, from, to)) {
      return before.scales;
    }
    SymbolScales found = known.get(canonical(block, from, to));
    if (found != null) {
      seen[slot] = new Seen(Arrays.copyOfRange(block, from, to), found);
    }
    return found;
  }

  private String canonical(byte[] block, int from, int to) {
    StringBuilder symbol = new StringBuilder(to - from);
    String text = new String(block, from, to - from, StandardCharsets.ISO_8859_1);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '/') {
        symbol.append(c >= 'a' && c <= 'z' ? (char) (c - 32) : c);
      }
    }
    return text.indexOf('.') < 0 ? symbol + suffix : symbol.toString();
  }
}

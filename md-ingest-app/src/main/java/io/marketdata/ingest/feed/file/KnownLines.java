package io.marketdata.ingest.feed.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines that tell a scan nothing new: those of a symbol that is known, with no more
 * digits than are known of it. Whatever else is wrong with them, they need not be read. Lines are
 * looked at as bytes, each byte once; lines with quotes are not for it. Single thread.
 */
final class KnownLines {

  private static final int SLOTS = 1 << 12;
  private static final int NONE = 0;

  /** A bit that letters have, and digits, signs and points have not. */
  private static final int LETTER = 0x40;

  static final int PRICE = 1;
  static final int SIZE = 2;
  static final int TURNOVER = 3;

  /** A symbol as lines have it. */
  private static final class Seen {
    final byte[] text;
    final SymbolScales scales;

    Seen(byte[] text, SymbolScales scales) {
      this.text = text;
      this.scales = scales;
    }
  }

  private final Map<String, SymbolScales> known;
  private final String suffix;
  private final @Nullable Seen[] seen = new @Nullable Seen[SLOTS];
  private final int[] behindPoint = new int[TURNOVER + 1];
  private final int[] beforePoint = new int[TURNOVER + 1];
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
   * @return the byte at which the line's content ends; {@link #takeIfKnown()} says what it is
   */
  int read(byte[] block, int from, int to) {
    Arrays.fill(behindPoint, 0);
    Arrays.fill(beforePoint, 0);
    scales = null;
    int column = 0;
    int cell = from;
    int point = -1;
    int hash = 0;
    int bits = 0;
    for (int at = from; at < to; at++) {
      byte c = block[at];
      if (c == ',' || c == '\n' || c == '\r') {
        end(block, column++, cell, at, point, hash, bits);
        if (c != ',') {
          scales = column == kinds.length ? scales : null;
          return at;
        }
        cell = at + 1;
        point = -1;
        hash = 0;
        bits = 0;
      } else {
        point = c == '.' ? at : point;
        bits |= c;
        hash = hash * 31 + c;
      }
    }
    scales = null;
    return to;
  }

  private void end(byte[] block, int column, int from, int to, int point, int hash, int bits) {
    if (column == symbolColumn) {
      scales = find(block, from, to, hash);
    } else if (column < kinds.length && kinds[column] != NONE) {
      int kind = kinds[column];
      if ((bits & LETTER) != 0) {
        // digits behind a letter are a power of ten; without any it is a word, which has no digits
        boolean power = block[to - 1] >= '0' && block[to - 1] <= '9';
        behindPoint[kind] = power ? Integer.MAX_VALUE : behindPoint[kind];
        return;
      }
      int end = point < 0 ? to : point;
      int first = from;
      while (first < end && (block[first] == '0' || block[first] == '-')) {
        first++;
      }
      beforePoint[kind] = Math.max(beforePoint[kind], end - first);
      if (point >= 0) {
        int last = to;
        while (block[last - 1] == '0') {
          last--;
        }
        behindPoint[kind] = Math.max(behindPoint[kind], last - point - 1);
      }
    }
  }

  /** Whether the line that was read last tells nothing new; it is counted then. */
  boolean takeIfKnown() {
    SymbolScales of = scales;
    if (of == null || !of.covers(behindPoint, beforePoint)) {
      return false;
    }
    of.take(behindPoint, beforePoint);
    return true;
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

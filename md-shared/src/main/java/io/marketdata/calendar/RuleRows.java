package io.marketdata.calendar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of all files by kind and key, in the order in which they were read. Texts that are laid
 * over add rows, replace them where their key is known already, and remove them with a leading x.
 */
final class RuleRows {
  private static final String REMOVAL = "x";
  private static final int MAX_ROWS = 100_000;

  private final Map<RowKind, Map<String, Row>> rows = new EnumMap<>(RowKind.class);
  private int count;

  RuleRows() {
    for (RowKind kind : RowKind.values()) {
      rows.put(kind, new LinkedHashMap<>());
    }
  }

  /** The rows of a kind. */
  Collection<Row> of(RowKind kind) {
    return byKey(kind).values();
  }

  /** Reads a text whose rows must all be new. */
  void add(RuleFile file, String name, String text) {
    read(file, name, text, false);
  }

  /** Reads a text that changes what is there. */
  void overlay(RuleFile file, String name, String text) {
    read(file, name, text, true);
  }

  private void read(RuleFile file, String name, String text, boolean isOverlay) {
    Set<String> seen = new HashSet<>();
    int line = 0;
    for (String content : text.lines().toList()) {
      line++;
      Row row = row(name, line, content);
      if (row == null) {
        continue;
      }
      boolean removes = isOverlay && row.text(0).equals(REMOVAL);
      Row target = removes ? new Row(name, line, tail(row)) : row;
      RowKind kind = RowKind.of(file, target);
      checkColumns(kind, target, removes);
      String key = kind.key(target);
      target.check(seen.add(kind + key), "the same row is given twice");
      change(kind, key, target, removes, isOverlay);
    }
  }

  private void change(RowKind kind, String key, Row row, boolean removes, boolean isOverlay) {
    Map<String, Row> known = byKey(kind);
    if (removes) {
      row.check(known.remove(key) != null, "there is no such row to remove");
      return;
    }
    row.check(isOverlay || !known.containsKey(key), "the same row is given twice");
    row.check(++count <= MAX_ROWS, "more than " + MAX_ROWS + " rows");
    known.put(key, row);
  }

  private static @Nullable Row row(String name, int line, String content) {
    String text = content.strip();
    if (text.isEmpty() || text.startsWith("#")) {
      return null;
    }
    return new Row(name, line, Arrays.asList(text.split("\\s*\\|\\s*", -1)));
  }

  private static List<String> tail(Row row) {
    row.check(row.cells().size() > 1, "nothing to remove");
    return new ArrayList<>(row.cells().subList(1, row.cells().size()));
  }

  private static void checkColumns(RowKind kind, Row row, boolean removes) {
    int size = row.cells().size();
    boolean fits =
        removes
            ? size > kind.lastKeyColumn() + 1 && size <= kind.columns()
            : size == kind.columns();
    row.check(fits, size + " columns, expected " + kind.columns());
    row.check(!row.cells().getLast().isEmpty(), "no source");
  }

  private Map<String, Row> byKey(RowKind kind) {
    return rows.computeIfAbsent(kind, k -> new LinkedHashMap<>());
  }
}

package io.marketdata.load.check;

import java.util.ArrayList;
import java.util.List;

/** What a check has found wrong, in readable lines. Keeps the first ones, counts all. */
public final class Findings {

  private static final int KEPT = 40;

  private final List<String> lines = new ArrayList<>();
  private long count;

  /** Adds a line. */
  public void add(String line) {
    if (lines.size() < KEPT) {
      lines.add(line);
    }
    count++;
  }

  /** Adds what another check has found. */
  public void addAll(Findings others) {
    others.lines.forEach(this::add);
    count += others.count - others.lines.size();
  }

  /** Whether nothing is wrong. */
  public boolean isEmpty() {
    return count == 0;
  }

  /** How much is wrong, also what is not kept. */
  public long count() {
    return count;
  }

  /** The first lines. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** One line: how much is wrong, and the first of it. */
  public String headline() {
    if (count < 2) {
      return toString();
    }
    return "%d findings, the first: %s".formatted(count, lines.getFirst());
  }

  @Override
  public String toString() {
    if (isEmpty()) {
      return "nothing is wrong";
    }
    String more = count > lines.size() ? "\n... and " + (count - lines.size()) + " more" : "";
    return String.join("\n", lines) + more;
  }
}

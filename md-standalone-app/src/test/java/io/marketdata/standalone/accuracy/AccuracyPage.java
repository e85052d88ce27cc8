package io.marketdata.standalone.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table in {@code docs/accuracy.md}: it stands between two comments. */
final class AccuracyPage {

  private static final Path PAGE = Path.of("../docs/accuracy.md");
  private static final String BEGIN = "<!-- table: written by AccuracyTest -->";
  private static final String END = "<!-- end of the table -->";

  private final List<String> before;
  private final List<String> table;
  private final List<String> after;

  private AccuracyPage(List<String> before, List<String> table, List<String> after) {
    this.before = before;
    this.table = table;
    this.after = after;
  }

  /** Reads the page. */
  static AccuracyPage read() throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    int begin = lines.indexOf(BEGIN);
    int end = lines.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException(PAGE + " has no table between its two comments");
    }
    return new AccuracyPage(
        List.copyOf(lines.subList(0, begin + 1)),
        lines.subList(begin + 1, end).stream().filter(line -> !line.isBlank()).toList(),
        List.copyOf(lines.subList(end, lines.size())));
  }

  /** The lines of the table without its head. */
  List<String> lines() {
    return table.stream().skip(Finding.HEAD.lines().count()).toList();
  }

  /** The line of a row, empty if there is none. */
  String line(AccuracyRow row) {
    String start = Finding.lineStart(row);
    return lines().stream().filter(line -> line.startsWith(start)).findFirst().orElse("");
  }

  /** Writes the table anew; a row that was not found again keeps its line. */
  void write(List<AccuracyRow> rows, List<Finding> found) throws IOException {
    List<String> page = new ArrayList<>(before);
    page.add("");
    Finding.HEAD.lines().forEach(page::add);
    for (AccuracyRow row : rows) {
      found.stream()
          .filter(one -> one.row().id().equals(row.id()))
          .map(Finding::line)
          .findFirst()
          .or(() -> Optional.of(line(row)).filter(line -> !line.isEmpty()))
          .ifPresent(page::add);
    }
    page.add("");
    page.addAll(after);
    Files.write(PAGE, page);
  }
}

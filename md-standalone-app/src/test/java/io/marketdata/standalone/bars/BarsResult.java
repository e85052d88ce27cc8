package io.marketdata.standalone.bars;

import io.marketdata.candle.BarLabel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a run of the command left behind. */
record BarsResult(int exit, String out, String err, List<Row> rows) {

  /** A line of the file of bars; its start is the time that the bar is written under. */
  record Row(
      String symbol,
      String start,
      String td,
      String open,
      String high,
      String low,
      String close,
      String volume,
      String turnover,
      String trades,
      String state,
      String rev,
      String marks) {

    static Row of(String line) {
      String[] cells = line.split(",", -1);
      assert cells.length == 13 : line;
      return new Row(
          cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8],
          cells[9], cells[10], cells[11], cells[12]);
    }
  }

  /** Runs the command with an output file added, and reads it. */
  static BarsResult of(Path output, String... args) throws IOException {
    List<String> all = new ArrayList<>(List.of(args));
    all.add("--output");
    all.add(output.toString());
    return command(output, all.toArray(String[]::new));
  }

  /** Runs the command as it is. */
  static BarsResult command(Path output, String... args) throws IOException {
    BarsCommand.Said said = BarsCommand.run(args);
    List<String> lines = Files.exists(output) ? Files.readAllLines(output) : List.of();
    if (!lines.isEmpty()) {
      assert lines.getFirst().equals(BarsWriter.HEADER)
              || lines.getFirst().equals(BarsWriter.header(BarLabel.END))
          : lines.getFirst();
    }
    return new BarsResult(
        said.exit(), said.out(), said.err(), lines.stream().skip(1).map(Row::of).toList());
  }

  /** The last line for people. */
  String summary() {
    return err.lines().reduce("", (before, line) -> line);
  }
}

package io.marketdata.standalone.bars;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The command as people start it, for tests. */
public final class BarsCommand {

  /**
   * What a run said.
   *
   * @param exit its exit code
   * @param out what it wrote on its standard output
   * @param err what it said there; the last line is the summary
   */
  public record Said(int exit, String out, String err) {

    /** The last line for people. */
    public String summary() {
      return err.lines().reduce("", (before, line) -> line);
    }

    /** Whether the bars were made, be it with rejected rows. */
    public boolean isDone() {
      return exit == Bars.DONE || exit == Bars.ROWS_REJECTED;
    }
  }

  private BarsCommand() {}

  /** Runs it to its end. */
  public static Said run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit = new Bars(print(out), print(err), false, () -> 0).run(args);
    return new Said(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Whether it has an option of that name, such as {@code --interval}. */
  public static boolean has(String option) {
    return !run(option + "=x").err().contains("unknown option");
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}

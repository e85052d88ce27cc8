package io.marketdata.compute.epoch.command;

import io.marketdata.process.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Runs the command in this process. */
public final class EpochCommands {

  /**
   * What came of it.
   *
   * @param code exit code
   * @param lines all that it said
   */
  public record Ran(int code, List<String> lines) {}

  private EpochCommands() {}

  public static Ran run(List<String> line) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    int code =
        new EpochCommand(new Console("topics", stream, stream))
            .run(Map.of(), line.toArray(String[]::new));
    return new Ran(code, printed.toString(StandardCharsets.UTF_8).lines().toList());
  }
}

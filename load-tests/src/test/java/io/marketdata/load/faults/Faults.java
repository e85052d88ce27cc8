package io.marketdata.load.faults;

import io.marketdata.process.Console;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code ./load-tests/faults}. */
final class Faults {

  private static final int WRONG = 1;
  private static final int BAD_OPTION = 2;
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");

  private Faults() {}

  /**
   * Runs and ends the process: 0 nothing lost, duplicated or different, 1 something is, 2 bad
   * option.
   */
  static void main(String[] args) throws Exception {
    PrintStream terminal = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    FaultsOptions options;
    try {
      options = FaultsOptions.parse(Clock.systemUTC(), args);
    } catch (IllegalArgumentException e) {
      Console.terminal("faults").complain(e.getMessage());
      System.exit(BAD_OPTION);
      return;
    }
    if (options.list()) {
      Scenarios.list().forEach(one -> terminal.printf("%-36s %s%n", one.name(), one.help()));
      System.exit(0);
    }
    System.exit(run(options, Clock.system(ZoneId.systemDefault()), terminal) ? 0 : WRONG);
  }

  private static boolean run(FaultsOptions options, Clock clock, PrintStream terminal)
      throws Exception {
    terminal.println("seed " + options.seed());
    Path folder = options.target().resolve(LocalDateTime.now(clock).format(STAMP));
    Journal journal = new Journal(clock, terminal, folder);
    AppClassPath classes = AppClassPath.packed(options.target().resolve("classes"));
    Harness harness = new Harness(folder, classes, options.seed(), options.quick(), journal);
    for (Scenario scenario : options.scenarios()) {
      harness.run(scenario);
    }
    List<FaultRow> rows = harness.rows();
    harness.lines().forEach(terminal::println);
    terminal.print(FaultTable.text(rows));
    Files.write(folder.resolve("table.json"), new JsonMapper().writeValueAsBytes(rows));
    terminal.println(
        harness.hasFailed()
            ? "FAILED, seed " + options.seed() + ", everything is in " + folder
            : "nothing lost, nothing twice, nothing different, every broken build was caught");
    return !harness.hasFailed();
  }
}

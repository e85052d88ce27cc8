package io.marketdata.load.ladder;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.marketdata.load.ladder.measure.Machine;
import io.marketdata.load.ladder.measure.Trial;
import io.marketdata.load.ladder.part.Cores;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/** The command: runs scenarios, keeps their figures as JSON and Markdown, prints a table. */
public final class Ladder {

  private static final List<Scenario> SCENARIOS = List.of(new RawScenario(), new ComputeScenario());
  private static final int FAILED = 1;
  private static final int BAD_OPTION = 2;

  private final PrintStream out;
  private final PrintStream errors;

  private Ladder(PrintStream out, PrintStream errors) {
    this.out = out;
    this.errors = errors;
  }

  /** Ends with 0, with 1 where something failed or no run counted, with 2 for a bad option. */
  public static void main(String[] args) {
    Path repository = Path.of(System.getProperty("ladder.repository", "."));
    System.exit(
        new Ladder(System.out, System.err).run(repository.toAbsolutePath().normalize(), args));
  }

  private int run(Path repository, String... args) {
    List<String> names = SCENARIOS.stream().map(Scenario::name).toList();
    Path target = repository.resolve("load-tests/target/ladder");
    LadderOptions options;
    try {
      options = LadderOptions.parse(names, target, args);
    } catch (LadderOptions.BadOptionException e) {
      errors.println("run: " + e.getMessage());
      return BAD_OPTION;
    }
    if (options.list()) {
      SCENARIOS.forEach(one -> out.printf("%-12s %s%n", one.name(), one.title()));
      return 0;
    }
    quietClients();
    try {
      return climb(repository, options);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILED;
    } catch (Exception e) {
      errors.println("run: " + e);
      return FAILED;
    }
  }

  /** They tell every passing error of a broker; what does not pass fails the run. */
  private static void quietClients() {
    if (LoggerFactory.getLogger("org.apache.kafka") instanceof Logger clients) {
      clients.setLevel(Level.ERROR);
    }
  }

  private int climb(Path repository, LadderOptions options) throws Exception {
    Cores cores = Cores.here();
    Machine machine = Machine.here(repository, cores.plan());
    cores.bindSelf();
    Bench.removeLeftOvers(options.target());
    out.printf(
        "%s, %d cores; %s; seed %d%n",
        machine.cpu(), machine.cores(), cores.plan(), options.seed());
    List<Row> rows = new ArrayList<>();
    for (Scenario scenario : SCENARIOS) {
      if (options.scenarios().isEmpty() || options.scenarios().contains(scenario.name())) {
        rows.addAll(scenario.run(options, cores, this::tell));
      }
    }
    Report report = new Report(Instant.now(), options.quick(), options.seed(), machine, rows);
    Path file = report.write(options.target());
    out.println();
    out.print(report.table());
    out.println("kept in " + file);
    return rows.stream().anyMatch(Row::isVoid) ? FAILED : 0;
  }

  private void tell(String rung, Trial trial) {
    out.printf(
        Locale.ROOT,
        "%-28s %-38s %,12.0f /s in %6.1f s, %.2f CPU s a million%s%n",
        rung,
        trial.subject(),
        trial.rate(),
        trial.seconds(),
        trial.cpuPerMillion(),
        trial.isVoid() ? ", void: the generator was the limit" : "");
  }
}

package io.marketdata.load.faults;

import io.marketdata.load.check.Findings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Runs scenarios one after another and keeps the table. Blocks. */
final class Harness {

  private final Path folder;
  private final AppClassPath classes;
  private final long seed;
  private final boolean quick;
  private final Journal journal;
  private final FaultTimes times = new FaultTimes();
  private final Map<String, Wrong> wrong = new TreeMap<>();
  private boolean failed;

  /**
   * A harness.
   *
   * @param folder of everything that is written, a folder a scenario
   * @param seed of the scripts, the kills' moments and the simulated market
   */
  Harness(Path folder, long seed, boolean quick, Journal journal) {
    this.folder = folder;
    this.classes = AppClassPath.packed(folder.resolveSibling("classes"));
    this.seed = seed;
    this.quick = quick;
    this.journal = journal;
  }

  /** Runs one; what is wrong is in the table, and {@link #hasFailed} tells. */
  void run(Scenario scenario) throws Exception {
    journal.say("scenario %s, seed %d: %s", scenario.name(), seed, scenario.help());
    Random random = new Random(seed);
    RigOptions options =
        new RigOptions(
            folder.resolve(scenario.name()),
            classes,
            seed & Integer.MAX_VALUE,
            scenario.load(),
            scenario.sentinel(),
            scenario.hosted(),
            scenario.mutation());
    FaultTimes own = new FaultTimes();
    Findings findings = new Findings();
    try (Run run = Run.start(options, random, journal)) {
      try {
        run.strike(scenario.script().apply(quick, random));
        findings = run.check();
      } finally {
        own.addAll(run.times());
      }
    } catch (Recovery.FailedException e) {
      journal.say("not recovered: %s", e.getMessage());
      findings.add("not recovered: " + e.getMessage());
    }
    settle(scenario, own, findings);
  }

  /** Whether anything was wrong that ought not to be, or not wrong that ought to be. */
  boolean hasFailed() {
    return failed;
  }

  /** The table of all that was run so far. */
  List<FaultRow> rows() {
    List<FaultRow> rows = new ArrayList<>();
    for (String fault : times.faults()) {
      rows.add(times.row(fault, wrong.getOrDefault(fault, Wrong.NOTHING)));
    }
    return rows;
  }

  private void settle(Scenario scenario, FaultTimes own, Findings findings) {
    if (scenario.isBroken()) {
      boolean caught = !findings.isEmpty();
      journal.say(
          "%s: %s",
          scenario.name(),
          caught ? "the broken build is caught: " + findings : "NOTHING IS FOUND, the check fails");
      failed |= !caught;
      return;
    }
    Wrong found = Wrong.of(findings);
    own.faults().forEach(fault -> wrong.merge(fault, found, Wrong::plus));
    times.addAll(own);
    failed |= !findings.isEmpty();
  }
}

package io.marketdata.load.faults;

import io.marketdata.load.check.Findings;
import java.io.UncheckedIOException;
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
  private final List<String> lines = new ArrayList<>();
  private boolean failed;

  /**
   * A harness.
   *
   * @param folder of everything that is written, a folder a scenario
   * @param classes of the processes
   * @param seed of the scripts, the kills' moments and the simulated market
   */
  Harness(Path folder, AppClassPath classes, long seed, boolean quick, Journal journal) {
    this.folder = folder;
    this.classes = classes;
    this.seed = seed;
    this.quick = quick;
    this.journal = journal;
  }

  /** Runs one; what is wrong is in the table, and {@link #hasFailed} tells. */
  void run(Scenario scenario) throws InterruptedException {
    journal.say("scenario %s, seed %d: %s", scenario.name(), seed, scenario.help());
    RigOptions options =
        new RigOptions(
            folder.resolve(scenario.name()),
            classes,
            seed & Integer.MAX_VALUE,
            quick ? scenario.quickLoad() : scenario.load(),
            scenario.sentinel(),
            scenario.hosted(),
            scenario.mutation());
    FaultTimes own = new FaultTimes();
    if (settle(scenario, own, outcome(options, scenario, own))) {
      delete(options.folder());
    }
  }

  /** Whatever ends a scenario is a finding of that scenario; the next ones still run. */
  private Outcome outcome(RigOptions options, Scenario scenario, FaultTimes own)
      throws InterruptedException {
    Random random = new Random(seed);
    try (Run run = Run.start(options, random, journal)) {
      try {
        run.strike(scenario.script().apply(quick, random));
        return run.check();
      } finally {
        own.addAll(run.times());
      }
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | OutOfMemoryError e) {
      journal.say("aborted: %s", e);
      return Outcome.aborted(e);
    }
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

  /** What cannot be deleted is in nobody's way. */
  private void delete(Path scenario) {
    try {
      StoredData.delete(scenario);
    } catch (UncheckedIOException e) {
      journal.say("what was stored is not deleted: %s", e.getMessage());
    }
  }

  /** A line for each scenario that was run so far. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  /** Whether it is as it ought to be. */
  private boolean settle(Scenario scenario, FaultTimes own, Outcome outcome) {
    boolean good =
        scenario.isBroken() ? isCaught(scenario, outcome) : isRight(scenario, own, outcome);
    failed |= !good;
    return good;
  }

  private boolean isRight(Scenario scenario, FaultTimes own, Outcome outcome) {
    Findings found = outcome.wrong();
    note("%s: %d gap messages, %s", scenario.name(), outcome.gaps(), found.headline());
    if (!outcome.beside().isEmpty()) {
      journal.say("%s", outcome.beside());
    }
    Wrong kinds = Wrong.of(found).withGaps(outcome.gaps());
    own.faults().forEach(fault -> wrong.merge(fault, kinds, Wrong::plus));
    times.addAll(own);
    return found.isEmpty();
  }

  /** Only the checks count, or the alarm that the mutation names: an abort catches nothing. */
  private boolean isCaught(Scenario scenario, Outcome outcome) {
    Path own = folder.resolve(scenario.name());
    List<String> alarms = Printed.of(own, "compute-").matching(scenario.mutation()::isAlarm);
    boolean caught =
        outcome.checked().lines().stream().anyMatch(scenario.mutation()::isFinding)
            || !alarms.isEmpty();
    if (caught) {
      alarms.stream().limit(1).forEach(line -> note("%s: alarm: %s", scenario.name(), line));
      boolean byAlarm = outcome.checked().isEmpty();
      note(
          "%s: the broken build is caught: %s",
          scenario.name(), byAlarm ? "it serves no longer" : outcome.checked().headline());
    } else {
      note("%s: NOT CAUGHT, %s", scenario.name(), outcome.wrong().headline());
    }
    return caught;
  }

  @SuppressWarnings("AnnotateFormatMethod") // its annotation is no dependency of the project
  private void note(String format, Object... values) {
    lines.add(format.formatted(values));
    journal.say(format, values);
  }
}

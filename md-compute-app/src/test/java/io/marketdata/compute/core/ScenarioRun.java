package io.marketdata.compute.core;

import io.marketdata.scenario.Scenario;
import io.marketdata.scenario.Step;
import io.marketdata.scenario.Tick;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

/** One run of a scenario through a core; says what is otherwise than expected. */
final class ScenarioRun {

  /** How the ticks are put into records. */
  enum Framing {
    /** Each in a record of its own, as the file lists them. */
    RECORD_PER_TICK,
    /** All in one record, up to a mark, a gap or whatever else is not a tick. */
    ONE_RECORD,
    /** Each in a record of its own, with a checkpoint and a fresh core behind every record. */
    RESTARTED
  }

  private final Scenario scenario;
  private final Framing framing;
  private final ScenarioVariant variant;
  private final CoreRun run = new CoreRun();
  private final ScenarioRecords records;
  private final PublishedBars published = new PublishedBars();
  private final ScenarioCheck check;
  private final List<String> frames = new ArrayList<>();
  private final List<String> differences = new ArrayList<>();
  private long arrival;

  private ScenarioRun(Scenario scenario, Framing framing, ScenarioVariant variant) {
    this.scenario = scenario;
    this.variant = variant;
    this.framing = framing;
    records = new ScenarioRecords(scenario, variant);
    boolean withLife = !(scenario.anyFraming() && framing == Framing.ONE_RECORD);
    check = new ScenarioCheck(published, run.counts, records, withLife);
  }

  static ScenarioRun of(Scenario scenario, Framing framing) {
    ScenarioRun run = of(scenario, framing, ScenarioVariant.USUAL);
    for (ScenarioVariant variant : ScenarioVariant.of(scenario)) {
      run.differences.addAll(of(scenario, framing, variant).differences);
    }
    return run;
  }

  private static ScenarioRun of(Scenario scenario, Framing framing, ScenarioVariant variant) {
    ScenarioRun run = new ScenarioRun(scenario, framing, variant);
    try {
      run.play();
    } catch (UnsupportedOperationException e) {
      run.differences.add(e.getMessage());
    }
    return run;
  }

  /** What is otherwise than expected; empty where the rule is kept. */
  List<String> differences() {
    return differences;
  }

  /** All that was published, byte for byte. */
  List<String> frames() {
    return frames;
  }

  private void play() {
    apply(records.begin(scenario.source().from()), scenario.source().from());
    scenario.steps().forEach(this::step);
    end();
    scenario.expectations().stream()
        .filter(expected -> ScenarioVariant.of(expected).equals(variant))
        .forEach(expected -> differences.addAll(check.check(expected)));
    differences.addAll(
        published.broken(
            scenario.instruments().stream().map(instrument -> instrument.symbol()).toList()));
  }

  private void step(Step step) {
    switch (step) {
      case Tick tick -> tick(tick);
      case Step.Check now -> now(now);
      case Step.Restart restart -> restart();
      case Step.Mark mark -> apply(() -> records.mark(mark), mark.time());
      case Step.Gap gap -> apply(() -> records.gap(gap), gap.arrival());
      case Step.LineChange line -> apply(() -> records.line(line), line.time());
      case Step.Define define -> apply(() -> records.define(define), define.arrival());
      case Step.Owner owner -> owner(owner);
    }
  }

  private void tick(Tick tick) {
    records.add(tick);
    arrival = tick.arrival();
    if (framing != Framing.ONE_RECORD) {
      end();
    }
  }

  private void now(Step.Check check) {
    if (framing != Framing.ONE_RECORD && variant.equals(ScenarioVariant.USUAL)) {
      differences.addAll(this.check.check(check.expectation()));
    }
  }

  private void restart() {
    end();
    run.reload();
  }

  private void owner(Step.Owner owner) {
    end();
    for (OwnerClose close : run.core.overdue(owner.time())) {
      apply(close.toFrame(), owner.time());
    }
  }

  /** A record of its own, behind the ticks in hand. */
  private void apply(Supplier<byte[]> record, long time) {
    end();
    apply(record.get(), time);
  }

  /** Applies the ticks in hand. */
  private void end() {
    if (!records.isEmpty()) {
      apply(records.frame(arrival), arrival);
    }
  }

  private void apply(byte[] record, long time) {
    List<byte[]> out = run.bytes(record, time / 1_000_000);
    out.forEach(frame -> frames.add(HexFormat.of().formatHex(frame)));
    published.accept(out);
    if (framing == Framing.RESTARTED) {
      run.reload();
    }
  }
}

package io.marketdata.compute.core;

import io.marketdata.scenario.Scenario;
import io.marketdata.scenario.Step;
import io.marketdata.scenario.Tick;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** One run of a scenario through a core; says what is otherwise than expected. */
final class ScenarioRun {

  /** How the ticks are put into records. */
  enum Framing {
    /** Each in a record of its own, as the file lists them. */
    RECORD_PER_TICK,
    /** All in one record, from one mark, gap or change of the line to the next. */
    ONE_RECORD,
    /** Each in a record of its own, with a checkpoint and a fresh core behind every record. */
    RESTARTED
  }

  private final Scenario scenario;
  private final Framing framing;
  private final CoreRun run = new CoreRun();
  private final ScenarioRecords records;
  private final PublishedBars published = new PublishedBars();
  private final ScenarioCheck check;
  private final List<String> frames = new ArrayList<>();
  private final List<String> differences = new ArrayList<>();
  private long arrival;

  private ScenarioRun(Scenario scenario, Framing framing) {
    this.scenario = scenario;
    this.framing = framing;
    records = new ScenarioRecords(scenario);
    boolean withLife = !(scenario.anyFraming() && framing == Framing.ONE_RECORD);
    check = new ScenarioCheck(published, run.counts, records, withLife);
  }

  static ScenarioRun of(Scenario scenario, Framing framing) {
    ScenarioRun run = new ScenarioRun(scenario, framing);
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
    scenario.expectations().forEach(expected -> differences.addAll(check.check(expected)));
    differences.addAll(
        published.broken(
            scenario.instruments().stream().map(instrument -> instrument.symbol()).toList()));
  }

  private void step(Step step) {
    switch (step) {
      case Tick tick -> tick(tick);
      case Step.Check now -> {
        if (framing != Framing.ONE_RECORD) {
          differences.addAll(check.check(now.expectation()));
        }
      }
      case Step.Restart restart -> {
        if (framing != Framing.ONE_RECORD) {
          run.reload();
        }
      }
      case Step.Mark mark -> alone(records.mark(end(mark)), mark.time());
      case Step.Gap gap -> alone(records.gap(end(gap)), gap.arrival());
      case Step.LineChange line -> alone(records.line(end(line)), line.time());
      case Step.Define define -> alone(records.define(end(define)), define.arrival());
      case Step.Owner owner -> {
        end();
        for (OwnerClose close : run.core.overdue(owner.time())) {
          apply(close.toFrame(), owner.time());
        }
      }
    }
  }

  private void tick(Tick tick) {
    records.add(tick);
    arrival = tick.arrival();
    if (framing != Framing.ONE_RECORD) {
      end();
    }
  }

  private <T extends Step> T end(T before) {
    end();
    return before;
  }

  private void end() {
    if (!records.isEmpty()) {
      apply(records.frame(arrival), arrival);
    }
  }

  private void alone(byte[] record, long time) {
    apply(record, time);
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

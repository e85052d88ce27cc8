package io.marketdata.scenario;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * A few ticks and what the rules make of them. Immutable.
 *
 * @param file name of its file
 * @param title what it shows
 * @param rules ids of the rules that it proves
 * @param zone its times are local here
 * @param day its times are of this day unless they name another
 * @param instruments what is traded, at least one
 * @param source what brings the ticks
 * @param anyFraming whether state and revisions depend on how ticks are put into records
 * @param steps what happens, in this order
 * @param expectations what is there at the end
 */
public record Scenario(
    String file,
    String title,
    List<String> rules,
    ZoneId zone,
    LocalDate day,
    List<ScenarioInstrument> instruments,
    ScenarioSource source,
    boolean anyFraming,
    List<Step> steps,
    List<Expectation> expectations) {

  /** Most ticks of one file. */
  public static final int MAX_TICKS = 30;

  /** Copies the lists. */
  public Scenario {
    rules = List.copyOf(rules);
    instruments = List.copyOf(instruments);
    steps = List.copyOf(steps);
    expectations = List.copyOf(expectations);
  }

  @Override
  public String toString() {
    return file;
  }
}

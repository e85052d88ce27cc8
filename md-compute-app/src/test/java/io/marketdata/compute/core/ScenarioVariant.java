package io.marketdata.compute.core;

import io.marketdata.instrument.Instrument;
import io.marketdata.scenario.Expectation;
import io.marketdata.scenario.Scenario;
import io.marketdata.wire.sbe.Edge;
import io.marketdata.wire.sbe.Extremes;
import java.util.List;
import java.util.Locale;

/** How bars are made where that is asked for: such bars come of a run of their own. */
record ScenarioVariant(Edge edge, Extremes extremes) {

  static final ScenarioVariant USUAL = new ScenarioVariant(Edge.START, Extremes.SESSION);

  /** All but the usual one that a scenario asks for. */
  static List<ScenarioVariant> of(Scenario scenario) {
    return scenario.expectations().stream()
        .map(ScenarioVariant::of)
        .filter(variant -> !variant.equals(USUAL))
        .distinct()
        .toList();
  }

  static ScenarioVariant of(Expectation expectation) {
    if (!(expectation instanceof Expectation.Bars bars)) {
      return USUAL;
    }
    String boundary = bars.options().getOrDefault("boundary", "start");
    String extremes = bars.options().getOrDefault("extremes", "session");
    return new ScenarioVariant(
        Edge.valueOf(boundary.toUpperCase(Locale.ROOT)),
        Extremes.valueOf(extremes.toUpperCase(Locale.ROOT)));
  }

  Instrument of(Instrument instrument) {
    return instrument.with(instrument.rules().toBuilder().edge(edge).extremes(extremes).build());
  }
}

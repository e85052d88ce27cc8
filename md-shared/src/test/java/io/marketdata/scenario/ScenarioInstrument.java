package io.marketdata.scenario;

import io.marketdata.instrument.Instrument;
import java.util.Map;

/**
 * An instrument of a scenario.
 *
 * @param instrument as it is defined; its source is {@link #SOURCE}
 * @param traits what else is told of it, by the words of the file: lines, conditions, board,
 *     listed, exchange, risk-warning
 */
public record ScenarioInstrument(Instrument instrument, Map<String, String> traits) {

  /** Source of all instruments of scenarios. */
  public static final String SOURCE = "scenario";

  /** Copies the traits. */
  public ScenarioInstrument {
    traits = Map.copyOf(traits);
  }

  /** Its symbol. */
  public String symbol() {
    return instrument.symbol();
  }
}

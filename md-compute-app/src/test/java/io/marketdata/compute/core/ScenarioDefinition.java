package io.marketdata.compute.core;

import io.marketdata.calendar.SymbolRules;
import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.InstrumentRules;
import io.marketdata.scenario.ScenarioInstrument;
import io.marketdata.wire.sbe.LineKind;
import java.time.LocalDate;
import java.util.Locale;

/** An instrument of a scenario as a source defines it on a day: by the rules of its market. */
final class ScenarioDefinition {

  private ScenarioDefinition() {}

  static Instrument of(ScenarioInstrument told, LocalDate day) {
    Instrument instrument = told.instrument();
    SymbolRules market =
        TickScript.RULES.symbol(
            instrument.symbol(), instrument.market().code(), (int) day.toEpochDay());
    boolean isAtRisk = told.traits().getOrDefault("risk-warning", "no").equals("yes");
    InstrumentRules.Builder rules =
        market == null
            ? InstrumentRules.builder()
            : market.rules(instrument.sizeExponent(), isAtRisk).toBuilder();
    told.traits().forEach((trait, value) -> set(rules, trait, value));
    boolean isOfBoard = told.traits().containsKey("board") && market != null;
    return in(isOfBoard ? market.schedule() : instrument.sessionId(), instrument)
        .with(onItsTape(rules.build()));
  }

  /** The table of the tape that its exchange is of. */
  private static InstrumentRules onItsTape(InstrumentRules rules) {
    if (rules.conditionsId().isEmpty() || rules.listingVenue() == 0) {
      return rules;
    }
    char venue = (char) rules.listingVenue();
    String table = TickScript.RULES.conditions(rules.conditionsId(), venue).id();
    return rules.toBuilder().conditions(table).build();
  }

  private static void set(InstrumentRules.Builder rules, String trait, String value) {
    switch (trait) {
      case "lines" -> rules.lines(LineKind.valueOf(value.toUpperCase(Locale.ROOT)));
      case "conditions" -> rules.conditions(value);
      case "exchange" -> rules.listingVenue(value.charAt(0));
      case "listed" -> rules.listed((int) LocalDate.parse(value).toEpochDay());
      case "board", "risk-warning" -> {
        return;
      }
      default -> throw new IllegalArgumentException("trait " + trait);
    }
  }

  private static Instrument in(String session, Instrument i) {
    return new Instrument(
        i.symbol(),
        i.market(),
        i.type(),
        i.currency(),
        i.priceExponent(),
        i.sizeExponent(),
        i.priceTick(),
        i.lot(),
        i.multiplier(),
        i.freeFloat(),
        session,
        i.indicatorSetId(),
        i.barPrice(),
        i.source(),
        i.name());
  }
}

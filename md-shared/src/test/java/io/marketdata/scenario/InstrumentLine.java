package io.marketdata.scenario;

import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.InstrumentType;
import io.marketdata.instrument.Market;
import io.marketdata.wire.sbe.BarPrice;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code instrument SYMBOL | session ID | word value ...}. What is not named is as for most:
 * a share with two decimals whose last price makes bars.
 */
final class InstrumentLine {

  private static final Set<String> TRAITS =
      Set.of("lines", "conditions", "board", "listed", "exchange", "risk-warning");
  private static final Set<String> PARTS =
      Set.of("session", "type", "currency", "price", "size", "tick", "lot", "multiplier", "bars");
  private static final Set<String> LINES = Set.of("trades", "snapshots", "quotes", "auto");

  private InstrumentLine() {}

  static ScenarioInstrument read(Words words) {
    String[] parts = words.rest("a symbol").split("\\s*\\|\\s*");
    String symbol = parts[0].strip();
    Map<String, String> given = new HashMap<>();
    for (String part : Arrays.asList(parts).subList(1, parts.length)) {
      String[] pair = part.strip().split("\\s+", 2);
      boolean isKnown = PARTS.contains(pair[0]) || TRAITS.contains(pair[0]);
      if (!isKnown || pair.length < 2) {
        Set<String> known = new HashSet<>(PARTS);
        known.addAll(TRAITS);
        throw words.unknown("part of an instrument", part.strip(), known);
      }
      if (given.put(pair[0], pair[1]) != null) {
        throw words.error("'" + pair[0] + "' is said twice");
      }
    }
    if (given.containsKey("lines") && !LINES.contains(given.get("lines"))) {
      throw words.unknown("kind of lines", given.get("lines"), LINES);
    }
    Map<String, String> traits = new HashMap<>(given);
    traits.keySet().retainAll(TRAITS);
    try {
      return new ScenarioInstrument(instrument(symbol, given), traits);
    } catch (IllegalArgumentException e) {
      throw words.error(e.getMessage());
    }
  }

  private static Instrument instrument(String symbol, Map<String, String> given) {
    if (!Instrument.isCanonical(symbol)) {
      throw new IllegalArgumentException("not a symbol: " + symbol);
    }
    int dot = symbol.indexOf('.');
    InstrumentType type =
        InstrumentType.valueOf(given.getOrDefault("type", "stock").toUpperCase(Locale.ROOT));
    String elsewhere = type == InstrumentType.FX ? "FX" : "BINANCE";
    String session = given.get("session");
    if (session == null) {
      throw new IllegalArgumentException("an instrument needs a session");
    }
    return new Instrument(
        symbol,
        new Market(dot < 0 ? elsewhere : symbol.substring(dot + 1)),
        type,
        given.getOrDefault("currency", "CNY"),
        -number(given, "price", 2),
        -number(given, "size", 0),
        number(given, "tick", 1),
        number(given, "lot", 1),
        number(given, "multiplier", 1),
        Instrument.UNKNOWN,
        session,
        "",
        BarPrice.valueOf(given.getOrDefault("bars", "last").toUpperCase(Locale.ROOT)),
        ScenarioInstrument.SOURCE,
        "");
  }

  private static int number(Map<String, String> given, String name, int otherwise) {
    return Integer.parseInt(given.getOrDefault(name, String.valueOf(otherwise)));
  }
}

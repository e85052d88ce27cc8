package io.marketdata.scenario;

import java.util.ArrayList;
import java.util.List;

/** The symbols of a scenario, whole or by their code alone. Not thread-safe. */
final class SymbolNames {

  private final List<String> symbols = new ArrayList<>();

  void add(Words words, String symbol) {
    if (symbols.contains(symbol)) {
      throw words.error(symbol + " is there twice");
    }
    symbols.add(symbol);
  }

  /** The whole symbol. */
  String of(Words words, String text) {
    List<String> found =
        symbols.stream()
            .filter(symbol -> symbol.equals(text) || symbol.startsWith(text + "."))
            .toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw words.error(
        found.isEmpty()
            ? "unknown symbol or verb '" + text + "'; symbols are " + symbols
            : "'" + text + "' is one of " + found);
  }

  /** Whether that is one of them, maybe one of several. */
  boolean isSymbol(String text) {
    return symbols.stream()
        .anyMatch(symbol -> symbol.equals(text) || symbol.startsWith(text + "."));
  }

  /** The symbol that goes without saying, where there is only one. */
  String only(Words words) {
    if (symbols.size() != 1) {
      throw words.error("say which symbol: one of " + symbols);
    }
    return symbols.getFirst();
  }
}

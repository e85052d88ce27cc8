package io.marketdata.scenario;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The words of one line of a scenario file, taken one after the other. Not thread-safe. */
final class Words {

  private final String file;
  private final int line;
  private final List<String> words;
  private int at;

  Words(String file, int line, String text) {
    this.file = file;
    this.line = line;
    words = List.of(text.strip().split("\\s+"));
  }

  /** Another text of the same line. */
  Words only(String text) {
    return new Words(file, line, text);
  }

  int line() {
    return line;
  }

  boolean hasNext() {
    return at < words.size();
  }

  /** The next word without taking it, empty if there is none. */
  String peek() {
    return hasNext() ? words.get(at) : "";
  }

  String next(String what) {
    if (!hasNext()) {
      throw error("ends where " + what + " should be");
    }
    return words.get(at++);
  }

  /** The next word, which is one of these. */
  String oneOf(String what, Collection<String> known) {
    String word = next(what);
    if (!known.contains(word)) {
      throw unknown(what, word, known);
    }
    return word;
  }

  ScenarioSyntaxException unknown(String what, String word, Collection<String> known) {
    return error("unknown " + what + " '" + word + "'; known are " + new TreeSet<>(known));
  }

  BigDecimal number(String what) {
    String word = next(what);
    try {
      return new BigDecimal(word);
    } catch (NumberFormatException e) {
      throw error("not a number for " + what + ": '" + word + "'");
    }
  }

  long whole(String what) {
    try {
      return number(what).longValueExact();
    } catch (ArithmeticException e) {
      throw error("not a whole number for " + what + ": " + words.get(at - 1));
    }
  }

  /** All that is left. */
  String rest(String what) {
    StringBuilder rest = new StringBuilder(next(what));
    while (hasNext()) {
      rest.append(' ').append(next(what));
    }
    return rest.toString();
  }

  void end() {
    if (hasNext()) {
      throw error("nothing should follow, but '" + peek() + "' does");
    }
  }

  ScenarioSyntaxException error(String what) {
    return new ScenarioSyntaxException(file, line, what);
  }
}

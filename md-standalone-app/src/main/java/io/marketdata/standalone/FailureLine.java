package io.marketdata.standalone;

import io.marketdata.standalone.data.EmbeddedStartException;
import java.util.LinkedHashSet;
import java.util.Set;

/** Makes one readable line of what went wrong. */
final class FailureLine {

  private static final int LONGEST = 500;

  private FailureLine() {}

  /**
   * The line of a failure.
   *
   * @param failure what was thrown
   * @return the message of what is readable already, else of the first cause; without line breaks
   */
  static String of(Throwable failure) {
    Throwable told = failure;
    Set<Throwable> seen = new LinkedHashSet<>();
    for (Throwable next = failure; next != null && seen.add(next); next = next.getCause()) {
      told = next;
      if (next instanceof EmbeddedStartException) {
        break;
      }
    }
    String message = told.getMessage();
    String line = message == null || message.isBlank() ? told.getClass().getSimpleName() : message;
    line = line.strip().replaceAll("\\s*\\R\\s*", "; ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }
}

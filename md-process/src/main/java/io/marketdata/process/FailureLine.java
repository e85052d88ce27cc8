package io.marketdata.process;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Makes one readable line of what went wrong. */
public final class FailureLine {

  private static final int LONGEST = 500;

  private FailureLine() {}

  /**
   * The line of a failure.
   *
   * @param failure what was thrown
   * @param isReadable says of a throwable whether its message is meant for the user
   * @return the message of what is readable already, else of the first cause; without line breaks
   */
  public static String of(Throwable failure, Predicate<Throwable> isReadable) {
    Throwable told = failure;
    Set<Throwable> seen = new LinkedHashSet<>();
    for (Throwable next = failure; next != null && seen.add(next); next = next.getCause()) {
      told = next;
      if (isReadable.test(next)) {
        break;
      }
    }
    String message = told.getMessage();
    return oneLine(
        message == null || message.isBlank() ? told.getClass().getSimpleName() : message);
  }

  /** The text without line breaks and of bounded length. */
  static String oneLine(String text) {
    String line = text.strip().replaceAll("\\s*\\R\\s*", "; ").replace(":;", ":");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }
}

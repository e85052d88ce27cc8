package io.marketdata.standalone.data;

/**
 * An embedded service cannot start, or its folder cannot be wiped. The message is one line that
 * tells a user what is wrong and what to do; a stack trace adds nothing to it.
 */
public final class EmbeddedStartException extends RuntimeException {

  /**
   * Tells it in a line.
   *
   * @param line what is wrong, in one readable line
   */
  public EmbeddedStartException(String line) {
    super(oneLine(line));
  }

  /**
   * Tells it in a line.
   *
   * @param line what is wrong, in one readable line
   * @param cause what was caught, for a log at debug level
   */
  public EmbeddedStartException(String line, Throwable cause) {
    super(oneLine(line), cause);
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", "; ");
  }
}

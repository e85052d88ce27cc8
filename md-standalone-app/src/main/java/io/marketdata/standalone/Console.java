package io.marketdata.standalone;

import java.io.PrintStream;

/** The few lines that a user of the terminal reads; everything else is logged. Thread-safe. */
final class Console {

  private static final String PREFIX = "run: ";

  private final PrintStream out;
  private final PrintStream err;

  Console(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** The terminal of this process. */
  static Console terminal() {
    return new Console(System.out, System.err);
  }

  /** Says what the user asked for. */
  void say(String text) {
    out.println(text);
    out.flush();
  }

  /** Says in one line what is wrong. */
  void complain(String line) {
    err.println(PREFIX + line);
    err.flush();
  }
}

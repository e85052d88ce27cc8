package io.marketdata.process;

import java.io.PrintStream;

/** The few lines that a user of the terminal reads; everything else is logged. Thread-safe. */
public final class Console {

  private final String name;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * A console on two streams.
   *
   * @param name who complains; it stands in front of every complaint
   */
  public Console(String name, PrintStream out, PrintStream err) {
    this.name = name;
    this.out = out;
    this.err = err;
  }

  /**
   * The terminal of this process.
   *
   * @param name who complains
   */
  public static Console terminal(String name) {
    return new Console(name, System.out, System.err);
  }

  /** Says what the user asked for. */
  public void say(String text) {
    out.println(text);
    out.flush();
  }

  /** Says in one line what is wrong. */
  public void complain(String line) {
    err.println(name + ": " + line);
    err.flush();
  }
}

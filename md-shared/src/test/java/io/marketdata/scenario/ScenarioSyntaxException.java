package io.marketdata.scenario;

/** A scenario file that cannot be read; says where and why. */
public final class ScenarioSyntaxException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Something is wrong in that line, counted from 1. */
  public ScenarioSyntaxException(String file, int line, String what) {
    super(file + ":" + line + ": " + what);
  }
}

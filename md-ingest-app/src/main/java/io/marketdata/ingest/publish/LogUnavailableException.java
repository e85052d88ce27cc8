package io.marketdata.ingest.publish;

/** The log did not take, or did not give, what was asked for; another start may succeed. */
public final class LogUnavailableException extends RuntimeException {

  /** Names what was wanted. */
  public LogUnavailableException(String wanted, Throwable cause) {
    super(wanted + ": " + root(cause), cause);
  }

  private static String root(Throwable cause) {
    Throwable root = cause;
    for (int depth = 0; root.getCause() != null && depth < 16; depth++) {
      root = root.getCause();
    }
    return root.toString();
  }

  /** Names what was wanted and did not come in time. */
  public LogUnavailableException(String wanted) {
    super(wanted);
  }
}

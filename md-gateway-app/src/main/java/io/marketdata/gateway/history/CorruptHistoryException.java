package io.marketdata.gateway.history;

/** Stored bytes are damaged; reading again does not help. */
public final class CorruptHistoryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String key;

  /**
   * Says which field is damaged.
   *
   * @param key of the hash
   */
  public CorruptHistoryException(String key, String field, Throwable cause) {
    super("corrupt: " + key + " " + field + ": " + cause.getMessage(), cause);
    this.key = key;
  }

  /** Key of the damaged hash. */
  public String key() {
    return key;
  }
}

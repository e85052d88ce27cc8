package io.marketdata.gateway.protocol;

/** A request that cannot be served, with the code and the text that its sender gets. */
public final class RequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String detail;

  /** With a text of one sentence; what it quotes of the request must be bounded. */
  public RequestException(ErrorCode code, String detail) {
    super(code.key() + ": " + detail, null, false, false);
    this.code = code;
    this.detail = detail;
  }

  /** The error that a parameter is missing or empty. */
  public static RequestException missing(String parameter) {
    return new RequestException(
        ErrorCode.MISSING_PARAMETER,
        "Mandatory parameter '" + parameter + "' was not sent, was empty/null, or malformed.");
  }

  /** Which error. */
  public ErrorCode code() {
    return code;
  }

  /** The text for the sender. */
  public String detail() {
    return detail;
  }
}

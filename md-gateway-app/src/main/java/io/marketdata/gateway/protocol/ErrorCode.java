package io.marketdata.gateway.protocol;

import java.util.Locale;

/**
 * Every error of a request, on a socket and over HTTP. The number is the value on the wire, {@link
 * #key()} the name in logs and metrics. 0 to 3 and the negative ones are Binance's, 100 and above
 * our own. docs/protocol.md holds the same table.
 */
public enum ErrorCode {
  /** A property that does not exist. */
  UNKNOWN_PROPERTY(0, 400, false),
  /** A value of the wrong type. */
  INVALID_VALUE(1, 400, false),
  /** A request that is JSON, but not one of ours. */
  INVALID_REQUEST(2, 400, false),
  /** Not JSON. */
  INVALID_JSON(3, 400, false),
  /** A stream that is not offered. */
  UNKNOWN_STREAM(100, 400, false),
  /** An indicator that is not computed for the symbol. */
  UNKNOWN_INDICATOR(101, 400, false),
  /** More streams than a connection may have. */
  TOO_MANY_STREAMS(102, 400, false),
  /** The replica has no room for the request at the moment. */
  BUSY(103, 503, true),
  /** The replica has just started or is about to end. */
  NOT_READY(104, 503, true),
  /** The replica has as many clients as it may have. */
  TOO_MANY_CLIENTS(105, 503, true),
  /** Something of ours that is no fault of the request. */
  INTERNAL(-1000, 500, true),
  /** What is asked for cannot be read at the moment; it is not absent. */
  UNREADABLE(-1001, 503, true),
  /** A parameter with characters that it cannot have. */
  ILLEGAL_PARAMETER(-1100, 400, false),
  /** A parameter is missing. */
  MISSING_PARAMETER(-1102, 400, false),
  /** An interval that is not offered. */
  UNSUPPORTED_INTERVAL(-1120, 400, false),
  /** A symbol that is not known. */
  UNKNOWN_SYMBOL(-1121, 400, false),
  /** Parameters that contradict each other. */
  BAD_COMBINATION(-1128, 400, false),
  /** A parameter out of its range. */
  INVALID_PARAMETER(-1130, 400, false);

  private final int code;
  private final int httpStatus;
  private final boolean temporary;

  ErrorCode(int code, int httpStatus, boolean temporary) {
    this.code = code;
    this.httpStatus = httpStatus;
    this.temporary = temporary;
  }

  /** Value on the wire. */
  public int code() {
    return code;
  }

  /** Status of an HTTP answer. */
  public int httpStatus() {
    return httpStatus;
  }

  /** Whether the same request may succeed later. */
  public boolean temporary() {
    return temporary;
  }

  /** Name in logs and metrics. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}

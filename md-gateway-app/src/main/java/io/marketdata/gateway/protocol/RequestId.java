package io.marketdata.gateway.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A client's own mark on a request, echoed in the answer: a 64-bit integer, a text of at most 36
 * characters, or null.
 *
 * @param number the integer, or null
 * @param text the text, or null
 */
public record RequestId(@Nullable Long number, @Nullable String text) {

  /** Most characters of a text. */
  public static final int MAX_TEXT = 36;

  /** None. */
  public static final RequestId NONE = new RequestId(null, null);

  public RequestId {
    if (text != null && (number != null || text.length() > MAX_TEXT)) {
      throw new IllegalArgumentException("neither an integer nor a short text");
    }
  }

  void write(JsonWriter json) {
    if (number != null) {
      json.number(number);
    } else if (text != null) {
      json.text(text);
    } else {
      json.raw("null");
    }
  }
}

package io.marketdata.gateway.protocol;

import io.marketdata.price.DecimalText;
import io.marketdata.price.Turnover;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Writes JSON into bytes that it uses again. Prices, sizes and turnovers become strings in their
 * canonical form, see {@link DecimalText}. Not thread-safe; allocates only to grow, for text
 * outside ASCII, for doubles and for turnovers beyond 64 bits.
 */
public final class JsonWriter {

  private static final byte[] HEX = ascii("0123456789abcdef");
  private static final int NUMBER_ROOM = DecimalText.MAX_LENGTH + 2;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Turnover turnover = new Turnover();
  private byte[] bytes = new byte[1024];
  private int length;
  private int lastDay = Integer.MIN_VALUE;
  private byte[] lastDayText = new byte[0];

  /** ASCII text as bytes, for {@link #raw(byte[])}. */
  public static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Begins anew. */
  public JsonWriter reset() {
    length = 0;
    return this;
  }

  /** Bytes so far. */
  public int length() {
    return length;
  }

  /** A copy of what was written. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  /** Writes as it is. */
  public JsonWriter raw(byte[] json) {
    room(json.length);
    System.arraycopy(json, 0, bytes, length, json.length);
    length += json.length;
    return this;
  }

  /** Writes ASCII as it is. */
  public JsonWriter raw(String json) {
    room(json.length());
    for (int i = 0; i < json.length(); i++) {
      bytes[length++] = (byte) json.charAt(i);
    }
    return this;
  }

  /** Writes one ASCII character as it is. */
  public JsonWriter raw(char character) {
    room(1);
    bytes[length++] = (byte) character;
    return this;
  }

  /** Writes an integer. */
  public JsonWriter number(long value) {
    room(NUMBER_ROOM);
    length = DecimalText.put(bytes, length, value, 0);
    return this;
  }

  /** Writes epoch nanoseconds as milliseconds. */
  public JsonWriter millis(long nanos) {
    return number(Math.floorDiv(nanos, NANOS_PER_MILLI));
  }

  /** Writes a scaled number as a string. */
  public JsonWriter decimal(long value, int exponent) {
    room(NUMBER_ROOM);
    bytes[length++] = '"';
    length = DecimalText.put(bytes, length, value, exponent);
    bytes[length++] = '"';
    return this;
  }

  /** Writes a 128-bit scaled number as a string. */
  public JsonWriter decimal(long high, long low, int exponent) {
    if (high == low >> 63) {
      return decimal(low, exponent);
    }
    return raw('"').raw(turnover.set(high, low).toText(exponent)).raw('"');
  }

  /** Writes a double in the shortest form that reads back as the same, null where it is none. */
  public JsonWriter real(double value) {
    return raw(Double.isFinite(value) ? Double.toString(value) : "null");
  }

  /** Writes a boolean. */
  public JsonWriter bool(boolean value) {
    return raw(value ? "true" : "false");
  }

  /** Writes an epoch day as a string {@code yyyy-mm-dd}. */
  public JsonWriter day(int epochDay) {
    if (epochDay != lastDay) {
      lastDayText = ascii("\"" + LocalDate.ofEpochDay(epochDay) + "\"");
      lastDay = epochDay;
    }
    return raw(lastDayText);
  }

  /** Writes a string, escaped where JSON asks for it. */
  public JsonWriter text(String text) {
    raw('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return rest(text.substring(i));
      }
      escaped(c);
    }
    return raw('"');
  }

  private JsonWriter rest(String text) {
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b < 0) {
        raw((char) b);
      } else {
        escaped((char) b);
      }
    }
    return raw('"');
  }

  private void escaped(char c) {
    if (c == '"' || c == '\\') {
      raw('\\').raw(c);
    } else if (c < ' ') {
      raw("\\u00").raw((char) HEX[c >> 4]).raw((char) HEX[c & 15]);
    } else {
      raw(c);
    }
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}

package io.marketdata.ingest.normalise;

import java.nio.charset.StandardCharsets;

/**
 * Walks a JSON text straight over its bytes, whatever they are: what is not as asked for makes
 * {@link #failed()} true and stays so, and every loop over keys or elements then ends. Values that
 * nobody asks for are skipped, nested ones up to 64 deep. Reusable, single thread, no allocation.
 */
public final class JsonScanner {

  private static final byte[] NOTHING = new byte[0];
  private static final int MAX_DEPTH = 64;
  private static final byte[][] LITERALS = {
    "true".getBytes(StandardCharsets.US_ASCII),
    "false".getBytes(StandardCharsets.US_ASCII),
    "null".getBytes(StandardCharsets.US_ASCII)
  };

  private final DecimalDigits digits = new DecimalDigits();
  private byte[] buffer = NOTHING;
  private int position;
  private int end;
  private int textOffset;
  private int textEnd;
  private boolean first;
  private boolean failed;

  /** Begins a text. */
  public void wrap(byte[] bytes, int offset, int length) {
    buffer = bytes;
    position = offset;
    end = offset + length;
    textOffset = offset;
    textEnd = offset;
    first = false;
    failed = false;
  }

  /** Whether something was not as asked for. */
  public boolean failed() {
    return failed;
  }

  /** Whether nothing but blanks follows, and nothing failed. */
  public boolean complete() {
    return peek() < 0 && !failed;
  }

  /** First byte of the next value, or a negative number where the text ends or has failed. */
  public int peek() {
    while (position < end && isBlank(buffer[position])) {
      position++;
    }
    return failed || position >= end ? -1 : buffer[position] & 0xff;
  }

  /** Enters an object; {@link #nextKey()} walks it. */
  public void beginObject() {
    expect('{');
    first = true;
  }

  /** Moves to the next key, which is the text then; false behind the last one. */
  public boolean nextKey() {
    if (!nextItem('}')) {
      return false;
    }
    text();
    expect(':');
    return !failed;
  }

  /** Enters an array; {@link #nextElement()} walks it. */
  public void beginArray() {
    expect('[');
    first = true;
  }

  /** Moves before the next element; false behind the last one. */
  public boolean nextElement() {
    return nextItem(']');
  }

  /** Takes a string, as its bytes between the quotes, escapes included. */
  public void text() {
    expect('"');
    textOffset = position;
    while (position < end && buffer[position] != '"') {
      position += buffer[position] == '\\' ? 2 : 1;
    }
    textEnd = Math.min(position, end);
    if (position >= end) {
      fail();
    }
    position++;
  }

  /** Where the text begins. */
  public int offset() {
    return textOffset;
  }

  /** Number of bytes of the text. */
  public int length() {
    return textEnd - textOffset;
  }

  /** Whether the text is this one. */
  public boolean is(byte[] other) {
    if (other.length != length()) {
      return false;
    }
    for (int i = 0; i < other.length; i++) {
      if (other[i] != buffer[textOffset + i]) {
        return false;
      }
    }
    return true;
  }

  /** Takes true or false. */
  public boolean bool() {
    int at = peek();
    literal(at == 't' ? LITERALS[0] : LITERALS[1]);
    return !failed && at == 't';
  }

  /** Takes an integer of at most 18 digits. */
  public long integer() {
    long value = decimal();
    if (digits.decimals() != 0) {
      fail();
      return 0;
    }
    return value;
  }

  /**
   * Takes a decimal, as a string or bare, without its point; {@link #decimals()} says where that
   * was.
   */
  public long decimal() {
    if (peek() == '"') {
      text();
    } else {
      bare();
    }
    if (!failed && !digits.read(buffer, textOffset, textEnd)) {
      fail();
    }
    return failed ? 0 : digits.value();
  }

  /** Number of places behind the point of the last {@link #decimal()}. */
  public int decimals() {
    return digits.decimals();
  }

  /** Passes a value over, whatever it is. */
  public void skip() {
    long objects = 0;
    int depth = 0;
    do {
      int at = peek();
      if (at == '{' || at == '[') {
        depth++;
        objects = objects << 1 | (at == '{' ? 1 : 0);
        enter(depth);
      } else {
        scalar(at);
      }
      while (depth > 0 && !failed && !item((objects & 1) == 1)) {
        depth--;
        objects >>>= 1;
      }
    } while (depth > 0 && !failed);
    first = false;
  }

  private void enter(int depth) {
    position++;
    first = true;
    if (depth > MAX_DEPTH) {
      fail();
    }
  }

  private boolean item(boolean object) {
    boolean more = object ? nextKey() : nextElement();
    return more && !failed;
  }

  private void scalar(int at) {
    switch (at) {
      case '"' -> text();
      case 't' -> literal(LITERALS[0]);
      case 'f' -> literal(LITERALS[1]);
      case 'n' -> literal(LITERALS[2]);
      default -> bare();
    }
  }

  private void bare() {
    peek();
    textOffset = position;
    while (position < end && isNumeric(buffer[position])) {
      position++;
    }
    textEnd = position;
    if (textEnd == textOffset) {
      fail();
    }
  }

  private void literal(byte[] literal) {
    peek();
    for (byte one : literal) {
      if (position >= end || buffer[position] != one) {
        fail();
        return;
      }
      position++;
    }
  }

  private boolean nextItem(char close) {
    int at = peek();
    if (at == close) {
      position++;
      first = false;
      return false;
    }
    if (!first) {
      expect(',');
    }
    first = false;
    if (at < 0) {
      fail();
    }
    return !failed;
  }

  private void expect(char one) {
    if (peek() == one) {
      position++;
    } else {
      fail();
    }
  }

  private void fail() {
    failed = true;
    position = end;
  }

  private static boolean isBlank(byte one) {
    return one == ' ' || one == '\n' || one == '\r' || one == '\t';
  }

  private static boolean isNumeric(byte one) {
    return (one >= '0' && one <= '9') || one == '-' || one == '+' || one == '.' || isExponent(one);
  }

  private static boolean isExponent(byte one) {
    return one == 'e' || one == 'E';
  }
}

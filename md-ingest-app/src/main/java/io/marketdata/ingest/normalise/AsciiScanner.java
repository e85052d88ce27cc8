package io.marketdata.ingest.normalise;

/**
 * Reads the fields of a delimited ASCII message, whatever bytes it holds: a field that is not what
 * was asked for makes {@link #failed()} true and stays so. Reusable, single thread, no allocation.
 */
public final class AsciiScanner {

  private static final byte[] NOTHING = new byte[0];

  private final DecimalDigits digits = new DecimalDigits();
  private final byte delimiter;
  private byte[] buffer = NOTHING;
  private int position;
  private int end;
  private int fieldOffset;
  private int fieldEnd;
  private int decimals;
  private boolean more;
  private boolean failed;

  /** Reads fields that this character parts. */
  public AsciiScanner(char delimiter) {
    this.delimiter = (byte) delimiter;
  }

  /** Begins a message. */
  public void wrap(byte[] bytes, int offset, int length) {
    buffer = bytes;
    position = offset;
    end = offset + length;
    more = true;
    failed = false;
    fieldOffset = offset;
    fieldEnd = offset;
  }

  /** Moves to the next field; fails where there is none. */
  public void next() {
    if (!more) {
      failed = true;
      fieldOffset = end;
      fieldEnd = end;
      return;
    }
    fieldOffset = position;
    while (position < end && buffer[position] != delimiter) {
      position++;
    }
    fieldEnd = position;
    more = position < end;
    position++;
  }

  /** Whether nothing follows and nothing failed. */
  public boolean complete() {
    return !more && !failed;
  }

  /** Whether some field was not what was asked for. */
  public boolean failed() {
    return failed;
  }

  /** Where the current field begins. */
  public int offset() {
    return fieldOffset;
  }

  /** Number of bytes of the current field. */
  public int length() {
    return fieldEnd - fieldOffset;
  }

  /** The next field's only character; fails on any other length. */
  public byte character() {
    next();
    if (length() != 1) {
      failed = true;
      return 0;
    }
    return buffer[fieldOffset];
  }

  /** The next field as an integer of at most 18 digits, maybe negative. */
  public long integer() {
    long value = decimal();
    if (decimals != 0) {
      failed = true;
      return 0;
    }
    return value;
  }

  /**
   * The next field as a decimal without its point; {@link #decimals()} says where that was.
   * Trailing zeros behind the point are left out.
   */
  public long decimal() {
    next();
    failed |= !digits.read(buffer, fieldOffset, fieldEnd);
    decimals = digits.decimals();
    return failed ? 0 : digits.value();
  }

  /** Like {@link #decimal()}, but an empty field is 0 and {@link #blank()}. */
  public long optionalDecimal() {
    if (more && (position >= end || buffer[position] == delimiter)) {
      next();
      decimals = 0;
      return 0;
    }
    return decimal();
  }

  /** Whether the current field is empty. */
  public boolean blank() {
    return fieldEnd == fieldOffset;
  }

  /** Number of places behind the point of the last {@link #decimal()}. */
  public int decimals() {
    return decimals;
  }
}

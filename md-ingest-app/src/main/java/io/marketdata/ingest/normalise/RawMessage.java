package io.marketdata.ingest.normalise;

/**
 * A venue's message as it came: bytes in somebody's buffer, valid until the next one is taken.
 * Reusable, single thread.
 */
public final class RawMessage {

  private static final byte[] NOTHING = new byte[0];

  private long number;
  private long due;
  private byte[] buffer = NOTHING;
  private int offset;
  private int length;

  /**
   * Points to a message.
   *
   * @param number the source's running number, ascending
   * @param due time base at which it came or comes, epoch nanoseconds; never descending
   */
  public void wrap(long number, long due, byte[] buffer, int offset, int length) {
    this.number = number;
    this.due = due;
    this.buffer = buffer;
    this.offset = offset;
    this.length = length;
  }

  /** The source's running number. */
  public long number() {
    return number;
  }

  /** Time base at which it came or comes, epoch nanoseconds. */
  public long due() {
    return due;
  }

  /** Buffer that holds it. */
  public byte[] buffer() {
    return buffer;
  }

  /** Where it begins. */
  public int offset() {
    return offset;
  }

  /** Number of bytes. */
  public int length() {
    return length;
  }
}

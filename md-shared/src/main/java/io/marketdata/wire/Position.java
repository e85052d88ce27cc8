package io.marketdata.wire;

/**
 * Where a message stands in its partition: {@code offset << 12 | index in the frame}, one
 * increasing 53-bit number. Internal; it never appears on the public wire.
 */
public final class Position {

  /** Bits of the index, hence at most 4,096 messages in a frame. */
  public static final int INDEX_BITS = 12;

  private Position() {}

  /** The position of message {@code index} of the record at {@code offset}. */
  public static long of(long offset, int index) {
    return offset << INDEX_BITS | index;
  }

  /** The offset of the record that holds the position. */
  public static long offset(long position) {
    return position >> INDEX_BITS;
  }

  /** The index of the message in its frame. */
  public static int index(long position) {
    return (int) (position & (1 << INDEX_BITS) - 1);
  }
}

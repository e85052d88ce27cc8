package io.marketdata.gateway.hub;

import io.marketdata.wire.MessageReader;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A message as the view stores it: price exponent, size exponent, then SBE header and body. The
 * bytes are used again for the next value. Belongs to one thread.
 */
final class StoredMessage {

  private static final int HEAD = 2;
  private static final byte[] NOTHING = {};

  private byte[] bytes = NOTHING;
  private int length;

  /** Whether it holds a message. */
  boolean isPresent() {
    return length > 0;
  }

  /** Takes a copy of the message in hand. */
  void set(int priceExponent, int sizeExponent, MessageReader message) {
    int needed = HEAD + message.length();
    if (bytes.length < needed) {
      bytes = new byte[needed];
    }
    bytes[0] = (byte) priceExponent;
    bytes[1] = (byte) sizeExponent;
    message.buffer().getBytes(message.offset(), bytes, HEAD, message.length());
    length = needed;
  }

  /** Takes over stored bytes as they are. */
  void set(byte[] stored) {
    bytes = stored;
    length = stored.length;
  }

  /** A copy of the stored bytes, or null where there are none. */
  byte @Nullable [] copy() {
    return length == 0 ? null : Arrays.copyOf(bytes, length);
  }

  int priceExponent() {
    return bytes[0];
  }

  int sizeExponent() {
    return bytes[1];
  }

  /** Puts a reader on the message. */
  MessageReader read(UnsafeBuffer buffer, MessageReader reader) {
    buffer.wrap(bytes, 0, length);
    return reader.wrapMessage(buffer, HEAD, length - HEAD);
  }
}

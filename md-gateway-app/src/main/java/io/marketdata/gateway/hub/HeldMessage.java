package io.marketdata.gateway.hub;

import io.marketdata.wire.MessageReader;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The latest message of a kind: price exponent, size exponent, then SBE header and body. The bytes
 * are used again for the next one. Belongs to one thread.
 */
final class HeldMessage {

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

  int priceExponent() {
    return bytes[0];
  }

  int sizeExponent() {
    return bytes[1];
  }

  /** Puts a reader on the message; the held bytes must not change while it is used. */
  MessageReader read(UnsafeBuffer buffer, MessageReader reader) {
    buffer.wrap(bytes, 0, length);
    return reader.wrapMessage(buffer, HEAD, length - HEAD);
  }
}

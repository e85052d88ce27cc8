package io.marketdata.wire;

import io.marketdata.wire.sbe.MessageHeaderEncoder;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;
import org.jspecify.annotations.Nullable;

/** The messages of a frame in the making, with the symbol table that they refer to. */
final class MessageBuffer {

  /** Writes a frame's head and says how many bytes, SBE header not counted, it took. */
  @FunctionalInterface
  interface HeadWriter {
    int write(MutableDirectBuffer buffer, int at, long value, int to, int count);
  }

  /** Bytes before each message: its length. */
  static final int LENGTH_BYTES = Integer.BYTES;

  private final ExpandableArrayBuffer body = new ExpandableArrayBuffer(4096);
  private final ExpandableArrayBuffer head = new ExpandableArrayBuffer(1024);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final SymbolPlaces symbols = new SymbolPlaces();
  private int[] ends = new int[64];
  private int count;
  private int bytes;
  private @Nullable MessageEncoderFlyweight begun;

  void reset() {
    symbols.reset();
    count = 0;
    bytes = 0;
    begun = null;
  }

  MessageHeaderEncoder header() {
    return header;
  }

  int count() {
    return count;
  }

  int bytes() {
    return bytes;
  }

  int symbolBytes() {
    return symbols.bytes();
  }

  int symbols() {
    return symbols.size();
  }

  byte[] symbolName(int i) {
    return symbols.name(i);
  }

  int priceExponent(int i) {
    return symbols.priceExponent(i);
  }

  int sizeExponent(int i) {
    return symbols.sizeExponent(i);
  }

  /** The symbol's place; a second scale of the same symbol is refused. */
  int symbol(String name, int priceExponent, int sizeExponent) {
    return symbols.place(name, priceExponent, sizeExponent, true);
  }

  /** The symbol's place in that scale; in another scale it has another place. */
  int symbolInScale(String name, int priceExponent, int sizeExponent) {
    return symbols.place(name, priceExponent, sizeExponent, false);
  }

  <E extends MessageEncoderFlyweight> E begin(E encoder) {
    int at = bytes + LENGTH_BYTES;
    int block = at + MessageHeaderEncoder.ENCODED_LENGTH;
    int blockLength = encoder.sbeBlockLength();
    body.setMemory(block, blockLength, (byte) 0);
    body.putLong(at, head(encoder, blockLength), ByteOrder.LITTLE_ENDIAN);
    encoder.wrap(body, block);
    begun = encoder;
    return encoder;
  }

  /** The eight bytes of an SBE header: block length, template, schema and version. */
  private static long head(MessageEncoderFlyweight encoder, int blockLength) {
    return blockLength
        | (long) encoder.sbeTemplateId() << 16
        | (long) encoder.sbeSchemaId() << 32
        | (long) encoder.sbeSchemaVersion() << 48;
  }

  void commit() {
    MessageEncoderFlyweight message = begun;
    if (message == null) {
      throw new IllegalStateException("no message was begun");
    }
    end(MessageHeaderEncoder.ENCODED_LENGTH + message.encodedLength());
  }

  void rollback() {
    begun = null;
  }

  void copy(DirectBuffer from, int at, int length) {
    body.putBytes(bytes + LENGTH_BYTES, from, at, length);
    end(length);
  }

  private void end(int length) {
    begun = null;
    body.putInt(bytes, length, ByteOrder.LITTLE_ENDIAN);
    bytes += LENGTH_BYTES + length;
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
    }
    ends[count++] = bytes;
  }

  /**
   * Where the part that begins with message {@code from} ends: as many messages as the bounds
   * allow.
   */
  int partEnd(int from) {
    int start = from == 0 ? 0 : ends[from - 1];
    int to = from + 1;
    while (to < count
        && to - from < FrameLimits.MAX_MESSAGES
        && ends[to] - start <= FrameLimits.MAX_BYTES) {
      to++;
    }
    return to;
  }

  byte[] record(HeadWriter writer, long value, int from, int to) {
    int length =
        MessageHeaderEncoder.ENCODED_LENGTH
            + writer.write(head, LENGTH_BYTES, value, to, to - from);
    head.putInt(0, length, ByteOrder.LITTLE_ENDIAN);
    int start = from == 0 ? 0 : ends[from - 1];
    int size = ends[to - 1] - start;
    byte[] record = new byte[LENGTH_BYTES + length + size];
    head.getBytes(0, record, 0, LENGTH_BYTES + length);
    body.getBytes(start, record, LENGTH_BYTES + length, size);
    return record;
  }
}

package io.marketdata.wire;

import io.marketdata.wire.sbe.MessageHeaderEncoder;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.collections.Object2ObjectHashMap;
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

  private static final int SYMBOL_OVERHEAD = 4;

  /** A symbol as the table has it; its UTF-8 bytes are kept from frame to frame. */
  private static final class Symbol {
    final int index;
    final byte[] bytes;
    final int priceExponent;
    final int sizeExponent;

    Symbol(int index, byte[] bytes, int priceExponent, int sizeExponent) {
      this.index = index;
      this.bytes = bytes;
      this.priceExponent = priceExponent;
      this.sizeExponent = sizeExponent;
    }
  }

  private final ExpandableArrayBuffer body = new ExpandableArrayBuffer(4096);
  private final ExpandableArrayBuffer head = new ExpandableArrayBuffer(1024);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final Object2ObjectHashMap<String, Symbol> byName = new Object2ObjectHashMap<>();
  private final Object2ObjectHashMap<String, Symbol> known = new Object2ObjectHashMap<>();
  private final List<Symbol> symbols = new ArrayList<>();
  private int[] ends = new int[64];
  private int count;
  private int bytes;
  private int symbolBytes;
  private @Nullable MessageEncoderFlyweight begun;

  void reset() {
    byName.clear();
    symbols.clear();
    count = 0;
    bytes = 0;
    symbolBytes = 0;
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
    return symbolBytes;
  }

  int symbols() {
    return symbols.size();
  }

  byte[] symbolName(int i) {
    return symbols.get(i).bytes;
  }

  int priceExponent(int i) {
    return symbols.get(i).priceExponent;
  }

  int sizeExponent(int i) {
    return symbols.get(i).sizeExponent;
  }

  /** The symbol's place; a second scale of the same symbol is refused. */
  int symbol(String name, int priceExponent, int sizeExponent) {
    Symbol present = byName.get(name);
    if (present != null
        && (present.priceExponent != priceExponent || present.sizeExponent != sizeExponent)) {
      throw new IllegalArgumentException(name + " has two scales in one frame");
    }
    return symbolInScale(name, priceExponent, sizeExponent);
  }

  /** The symbol's place in that scale; in another scale it has another place. */
  int symbolInScale(String name, int priceExponent, int sizeExponent) {
    Symbol present = byName.get(name);
    if (present != null
        && present.priceExponent == priceExponent
        && present.sizeExponent == sizeExponent) {
      return present.index;
    }
    Symbol added = remembered(name, symbols.size(), priceExponent, sizeExponent);
    byName.put(name, added);
    symbols.add(added);
    symbolBytes += added.bytes.length + SYMBOL_OVERHEAD;
    return added.index;
  }

  private Symbol remembered(String name, int index, int priceExponent, int sizeExponent) {
    Symbol earlier = known.get(name);
    if (earlier != null
        && earlier.index == index
        && earlier.priceExponent == priceExponent
        && earlier.sizeExponent == sizeExponent) {
      return earlier;
    }
    byte[] utf8 = earlier != null ? earlier.bytes : name.getBytes(StandardCharsets.UTF_8);
    Symbol symbol = new Symbol(index, utf8, priceExponent, sizeExponent);
    if (known.size() >= FrameLimits.MAX_MESSAGES) {
      known.clear();
    }
    known.put(name, symbol);
    return symbol;
  }

  <E extends MessageEncoderFlyweight> E begin(E encoder) {
    int at = bytes + LENGTH_BYTES;
    int block = at + MessageHeaderEncoder.ENCODED_LENGTH;
    body.setMemory(at, MessageHeaderEncoder.ENCODED_LENGTH + encoder.sbeBlockLength(), (byte) 0);
    header
        .wrap(body, at)
        .blockLength(encoder.sbeBlockLength())
        .templateId(encoder.sbeTemplateId())
        .schemaId(encoder.sbeSchemaId())
        .version(encoder.sbeSchemaVersion());
    encoder.wrap(body, block);
    begun = encoder;
    return encoder;
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

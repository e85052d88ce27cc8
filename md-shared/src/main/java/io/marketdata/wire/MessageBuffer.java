package io.marketdata.wire;

import io.marketdata.wire.sbe.MessageHeaderEncoder;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a frame in the making, with the symbol table that they refer to. Messages stand
 * behind a room that the frame's head is written into last, so a finished record lies in one piece
 * and nothing is copied.
 */
final class MessageBuffer {

  /** Writes a frame's head, its symbols left out, as far as the symbols. */
  @FunctionalInterface
  interface HeadWriter {
    /** Where the table of symbols begins. */
    int write(MutableDirectBuffer buffer, int at, long value, int to, int count);
  }

  /** Bytes before each message: its length. */
  static final int LENGTH_BYTES = Integer.BYTES;

  private static final int FIRST_ROOM = 8 * 1024;

  /** Groups and texts of most messages are shorter. */
  private static final int SLACK = 4 * 1024;

  private ExpandableArrayBuffer body = new ExpandableArrayBuffer(2 * FIRST_ROOM);
  private final boolean zeroes;
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final SymbolPlaces symbols = new SymbolPlaces();
  private int room = FIRST_ROOM;
  private int[] ends = new int[64];
  private int count;
  private int end = FIRST_ROOM;
  private int recordAt;
  private int recordLength;

  /** Bytes of the message that was begun, groups and texts left out; 0 if none was. */
  private int begunBytes;

  /** That message's encoder, which knows its groups and texts; null if it has none. */
  private @Nullable MessageEncoderFlyweight begun;

  /**
   * An empty one.
   *
   * @param zeroes whether fields are zero until they are set; else every field is to be set
   */
  MessageBuffer(boolean zeroes) {
    this.zeroes = zeroes;
  }

  void reset() {
    symbols.reset();
    count = 0;
    end = room;
    begunBytes = 0;
  }

  MessageHeaderEncoder header() {
    return header;
  }

  int count() {
    return count;
  }

  int bytes() {
    return end - room;
  }

  SymbolPlaces symbols() {
    return symbols;
  }

  /** Begins a message. */
  <E extends MessageEncoderFlyweight> E begin(E encoder) {
    E message = beginBlock(encoder);
    begun = message;
    return message;
  }

  /** The same of a message that is its block alone, without groups and texts. */
  <E extends MessageEncoderFlyweight> E beginBlock(E encoder) {
    int at = end + LENGTH_BYTES;
    int block = at + MessageHeaderEncoder.ENCODED_LENGTH;
    int blockLength = encoder.sbeBlockLength();
    reserve(block + blockLength + SLACK);
    if (zeroes) {
      Arrays.fill(body.byteArray(), block, block + blockLength, (byte) 0);
    }
    body.putLong(at, head(encoder, blockLength), ByteOrder.LITTLE_ENDIAN);
    encoder.wrap(body, block);
    begun = null;
    begunBytes = MessageHeaderEncoder.ENCODED_LENGTH + blockLength;
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
    if (begunBytes == 0) {
      throw new IllegalStateException("no message was begun");
    }
    MessageEncoderFlyweight message = begun;
    end(
        message == null
            ? begunBytes
            : MessageHeaderEncoder.ENCODED_LENGTH + message.encodedLength());
  }

  void rollback() {
    begunBytes = 0;
  }

  /**
   * Grows here and not in the buffer's own puts: as long as those never see it happen, they are
   * compiled to a comparison each.
   */
  private void reserve(int limit) {
    if (limit > body.capacity()) {
      ExpandableArrayBuffer larger = new ExpandableArrayBuffer(limit * 2);
      larger.putBytes(0, body, 0, end);
      body = larger;
    }
  }

  void copy(DirectBuffer from, int at, int length) {
    reserve(end + LENGTH_BYTES + length);
    body.putBytes(end + LENGTH_BYTES, from, at, length);
    end(length);
  }

  private void end(int length) {
    begunBytes = 0;
    body.putInt(end, length, ByteOrder.LITTLE_ENDIAN);
    end += LENGTH_BYTES + length;
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
    }
    ends[count++] = end;
  }

  private int start(int message) {
    return message == 0 ? room : ends[message - 1];
  }

  /**
   * Where the part that begins with message {@code from} ends: as many messages as the bounds
   * allow.
   */
  int partEnd(int from) {
    int start = start(from);
    int to = from + 1;
    while (to < count
        && to - from < FrameLimits.MAX_MESSAGES
        && ends[to] - start <= FrameLimits.MAX_BYTES) {
      to++;
    }
    return to;
  }

  /**
   * Finishes a record in place: of the messages before {@code from} nothing is left afterwards.
   *
   * @param headBytes what the writer writes, without the symbols
   */
  void record(HeadWriter writer, int headBytes, long value, int from, int to) {
    int length = MessageHeaderEncoder.ENCODED_LENGTH + headBytes + symbols.bytes();
    makeRoom(LENGTH_BYTES + length);
    recordAt = start(from) - LENGTH_BYTES - length;
    recordLength = ends[to - 1] - recordAt;
    body.putInt(recordAt, length, ByteOrder.LITTLE_ENDIAN);
    int table = writer.write(body, recordAt + LENGTH_BYTES, value, to, to - from);
    body.putBytes(table, symbols.table(), 0, symbols.bytes());
  }

  private void makeRoom(int needed) {
    if (needed <= room) {
      return;
    }
    int more = needed * 2 - room;
    reserve(end + more);
    System.arraycopy(body.byteArray(), room, body.byteArray(), room + more, end - room);
    room += more;
    end += more;
    for (int i = 0; i < count; i++) {
      ends[i] += more;
    }
  }

  /** Holds the record that was finished last, from {@link #recordAt} on. */
  byte[] array() {
    return body.byteArray();
  }

  int recordAt() {
    return recordAt;
  }

  int recordLength() {
    return recordLength;
  }

  byte[] copyOfRecord() {
    return Arrays.copyOfRange(body.byteArray(), recordAt, recordAt + recordLength);
  }
}

package io.marketdata.wire;

import io.marketdata.wire.sbe.TickFrameDecoder;
import io.marketdata.wire.sbe.UpdateFrameDecoder;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads a frame, a record of {@code md.ticks} or {@code md.updates}: first its head by {@link
 * #wrap}, then message after message by {@link #next()}. Bytes that are not a whole frame end in a
 * {@link MalformedFrameException}, never in another error and never beyond the record. Not
 * thread-safe; allocates nothing for names that it has seen.
 */
public final class FrameReader extends MessageReader {

  private final TickFrameDecoder tickHead = new TickFrameDecoder();
  private final UpdateFrameDecoder updateHead = new UpdateFrameDecoder();
  private final UnsafeBuffer record = new UnsafeBuffer(0, 0);
  private final NameTable names = new NameTable();
  private FrameKind kind = FrameKind.TICKS;
  private String source = "";
  private long epoch;
  private long term;
  private long arrival;
  private long tickOffset;
  private int outputVersion;
  private int part;
  private boolean more;
  private boolean rebuild;
  private int[] symbols = new int[16];
  private int[] exponents = new int[32];
  private int symbolCount;
  private int messages;
  private int index;
  private int position;
  private int firstMessage;

  /** Wraps a whole record. */
  public FrameReader wrap(byte[] bytes) {
    record.wrap(bytes);
    return open();
  }

  /** Wraps a whole record that lies in a buffer. */
  public FrameReader wrap(DirectBuffer buffer, int offset, int length) {
    record.wrap(buffer, offset, length);
    return open();
  }

  private FrameReader open() {
    if (record.capacity() > FrameLimits.MAX_RECORD_BYTES) {
      throw new MalformedFrameException(
          MalformedFrameException.Reason.TOO_LARGE, record.capacity() + " bytes");
    }
    trust(false);
    position = 0;
    index = -1;
    symbolCount = 0;
    messages = 0;
    names.startOverWhenFull();
    move();
    switch (templateId()) {
      case TickFrameDecoder.TEMPLATE_ID ->
          readTickHead(group(at(tickHead), TickFrameDecoder.SymbolsDecoder.sbeBlockLength()));
      case UpdateFrameDecoder.TEMPLATE_ID ->
          readUpdateHead(group(at(updateHead), UpdateFrameDecoder.SymbolsDecoder.sbeBlockLength()));
      default ->
          throw new MalformedFrameException(
              MalformedFrameException.Reason.NOT_A_FRAME, "template " + templateId());
    }
    firstMessage = position;
    if (messages > FrameLimits.MAX_MESSAGES) {
      throw new MalformedFrameException(
          MalformedFrameException.Reason.TOO_LARGE, messages + " messages");
    }
    return this;
  }

  private void readTickHead(TickFrameDecoder head) {
    kind = FrameKind.TICKS;
    messages = head.messages();
    epoch = head.epoch();
    term = head.term();
    arrival = head.arrival();
    for (TickFrameDecoder.SymbolsDecoder symbol : head.symbols()) {
      int length = symbol.symbolLength();
      int at = head.limit() + TickFrameDecoder.SymbolsDecoder.symbolHeaderLength();
      addSymbol(head.buffer(), at, length, symbol.priceExponent(), symbol.sizeExponent());
      symbol.skipSymbol();
    }
    int length = head.sourceLength();
    int at = head.limit() + TickFrameDecoder.sourceHeaderLength();
    source = names.name(names.number(head.buffer(), at, length));
  }

  private void readUpdateHead(UpdateFrameDecoder head) {
    kind = FrameKind.UPDATES;
    messages = head.messages();
    epoch = head.epoch();
    tickOffset = head.tickOffset();
    outputVersion = head.outputVersion();
    part = head.part();
    more = head.flags().more();
    rebuild = head.flags().rebuild();
    for (UpdateFrameDecoder.SymbolsDecoder symbol : head.symbols()) {
      int length = symbol.symbolLength();
      int at = head.limit() + UpdateFrameDecoder.SymbolsDecoder.symbolHeaderLength();
      addSymbol(head.buffer(), at, length, symbol.priceExponent(), symbol.sizeExponent());
      symbol.skipSymbol();
    }
  }

  private void addSymbol(
      DirectBuffer buffer, int at, int length, int priceExponent, int sizeExponent) {
    if (symbolCount == symbols.length) {
      symbols = Arrays.copyOf(symbols, symbolCount * 2);
      exponents = Arrays.copyOf(exponents, symbolCount * 4);
    }
    symbols[symbolCount] = names.number(buffer, at, length);
    exponents[symbolCount * 2] = priceExponent;
    exponents[symbolCount * 2 + 1] = sizeExponent;
    symbolCount++;
  }

  /** Moves to the next message; false behind the last one. */
  public boolean next() {
    if (position == record.capacity()) {
      if (index + 1 != messages) {
        throw new MalformedFrameException(
            MalformedFrameException.Reason.BAD_COUNT, index + 1 + " of " + messages + " messages");
      }
      return false;
    }
    if (++index >= messages) {
      throw new MalformedFrameException(
          MalformedFrameException.Reason.BAD_COUNT, "more than " + messages + " messages");
    }
    move();
    return true;
  }

  private void move() {
    int left = record.capacity() - position - MessageBuffer.LENGTH_BYTES;
    if (left < 0) {
      throw new MalformedFrameException(
          MalformedFrameException.Reason.TRUNCATED, "at byte " + position);
    }
    int length = record.getInt(position, ByteOrder.LITTLE_ENDIAN);
    if (length < 0 || length > left) {
      throw new MalformedFrameException(
          MalformedFrameException.Reason.BAD_LENGTH, length + " bytes at " + position);
    }
    wrapNext(record, position + MessageBuffer.LENGTH_BYTES, length);
    position += MessageBuffer.LENGTH_BYTES + length;
  }

  /**
   * Goes back before the first message once every message that will be asked for has been, so that
   * none is checked again.
   */
  void rewindChecked() {
    position = firstMessage;
    index = -1;
    trust(true);
  }

  /** What the frame is. */
  public FrameKind kind() {
    return kind;
  }

  /** The epoch that it was written in. */
  public long epoch() {
    return epoch;
  }

  /** Of ticks: offset of the source's start in {@code md.commands}. */
  public long term() {
    return term;
  }

  /** Of ticks: the source's time base when the frame was closed, epoch nanoseconds. */
  public long arrival() {
    return arrival;
  }

  /** Of ticks: who wrote it. */
  public String source() {
    return source;
  }

  /** Of updates: offset of the record of {@code md.ticks} that brought it about. */
  public long tickOffset() {
    return tickOffset;
  }

  /** Of updates: version of the core's output. */
  public int outputVersion() {
    return outputVersion;
  }

  /** Of updates: place among the frames of one record of {@code md.ticks}, from 0. */
  public int part() {
    return part;
  }

  /** Of updates: whether another part follows. */
  public boolean more() {
    return more;
  }

  /** Of updates: whether a rebuild from the log wrote it. */
  public boolean rebuild() {
    return rebuild;
  }

  /** Size of the symbol table. */
  public int symbols() {
    return symbolCount;
  }

  /** Symbol {@code i} of the table, in canonical upper case. */
  public String symbol(int i) {
    return names.name(symbolNumber(i));
  }

  /**
   * The symbol's number: the same for the same symbol in every frame that this reader reads, as
   * long as {@link #symbolNumbering()} is the same; counts from 0.
   */
  public int symbolNumber(int i) {
    return symbols[checked(i)];
  }

  /** Changes when symbols are numbered anew. */
  public int symbolNumbering() {
    return names.generation();
  }

  /** Power of ten of the symbol's prices. */
  public int priceExponent(int i) {
    return exponents[checked(i) * 2];
  }

  /** Power of ten of the symbol's sizes. */
  public int sizeExponent(int i) {
    return exponents[checked(i) * 2 + 1];
  }

  private int checked(int i) {
    if (i < 0 || i >= symbolCount) {
      throw new MalformedFrameException(
          MalformedFrameException.Reason.BAD_SYMBOL, i + " of " + symbolCount);
    }
    return i;
  }

  /** Number of messages that the head counts. */
  public int messages() {
    return messages;
  }

  /** The message's place in the frame, from 0. */
  public int index() {
    return index;
  }
}

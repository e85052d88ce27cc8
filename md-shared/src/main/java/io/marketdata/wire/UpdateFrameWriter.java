package io.marketdata.wire;

import io.marketdata.wire.sbe.AuctionUpdateEncoder;
import io.marketdata.wire.sbe.BarUpdateEncoder;
import io.marketdata.wire.sbe.IndicatorUpdateEncoder;
import io.marketdata.wire.sbe.MinuteUpdateEncoder;
import io.marketdata.wire.sbe.QuoteUpdateEncoder;
import io.marketdata.wire.sbe.RejectedTickEncoder;
import io.marketdata.wire.sbe.StatusUpdateEncoder;
import io.marketdata.wire.sbe.TradeUpdateEncoder;
import io.marketdata.wire.sbe.UpdateFrameEncoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/**
 * Builds the records of {@code md.updates} that one record of {@code md.ticks} brings about: {@link
 * #begin}, messages, {@link #finish}. More than a frame holds becomes several parts, cut at
 * messages. Not thread-safe; allocates nothing but what {@link #finish} returns.
 */
public final class UpdateFrameWriter {

  /** Most symbols that the records of one table refer to. */
  public static final int MAX_SYMBOLS = 8_192;

  /** Most bytes of a table, so that a whole record stays below what a reader takes. */
  private static final int MAX_TABLE_BYTES = 256 * 1024;

  private static final int HEAD_BYTES =
      UpdateFrameEncoder.BLOCK_LENGTH + UpdateFrameEncoder.SymbolsEncoder.HEADER_SIZE;

  private final TradeUpdateEncoder tradeUpdate = new TradeUpdateEncoder();
  private final QuoteUpdateEncoder quoteUpdate = new QuoteUpdateEncoder();
  private final MinuteUpdateEncoder minuteUpdate = new MinuteUpdateEncoder();
  private final BarUpdateEncoder barUpdate = new BarUpdateEncoder();
  private final IndicatorUpdateEncoder indicatorUpdate = new IndicatorUpdateEncoder();
  private final StatusUpdateEncoder statusUpdate = new StatusUpdateEncoder();
  private final AuctionUpdateEncoder auctionUpdate = new AuctionUpdateEncoder();
  private final RejectedTickEncoder rejectedTick = new RejectedTickEncoder();
  private final UpdateFrameEncoder head = new UpdateFrameEncoder();
  private final MessageBuffer.HeadWriter headWriter = this::writeHead;
  private final MessageBuffer messages;
  private long epoch;
  private long tickOffset;
  private int outputVersion;
  private boolean rebuild;
  private int part;
  private int from;
  private boolean more;

  /** A writer whose messages have zeroes where nothing is set. */
  public UpdateFrameWriter() {
    this(true);
  }

  private UpdateFrameWriter(boolean zeroes) {
    messages = new MessageBuffer(zeroes);
  }

  /** A faster writer for who sets every field of every message: what is not set holds anything. */
  public static UpdateFrameWriter ofWholeMessages() {
    return new UpdateFrameWriter(false);
  }

  /** Begins the frames of the record of {@code md.ticks} at that offset. */
  public void begin(long epoch, long tickOffset, int outputVersion, boolean rebuild) {
    this.epoch = epoch;
    this.tickOffset = tickOffset;
    this.outputVersion = outputVersion;
    this.rebuild = rebuild;
    part = 0;
    messages.reset();
  }

  /**
   * The symbol's place in the table of the frame in hand; added when it is new there. A symbol
   * whose scale changes between two trading days has a place in each.
   */
  public int symbol(String symbol, int priceExponent, int sizeExponent) {
    return messages.symbols().place(symbol, priceExponent, sizeExponent, false);
  }

  /** Whether the table has room for another symbol; if not, {@link #end} makes it. */
  public boolean hasRoomForSymbol() {
    return messages.symbols().size() < MAX_SYMBOLS && messages.symbols().bytes() < MAX_TABLE_BYTES;
  }

  /**
   * Adds a symbol that the caller knows not to be in the table yet, in that scale.
   *
   * @param name its UTF-8 bytes
   * @return its place
   */
  public int add(byte[] name, int priceExponent, int sizeExponent) {
    return messages.symbols().add(name, priceExponent, sizeExponent);
  }

  /** Ends the message that was begun last. */
  public void commit() {
    messages.commit();
  }

  /** Forgets the message that was begun last. */
  public void rollback() {
    messages.rollback();
  }

  /** Number of messages so far. */
  public int messages() {
    return messages.count();
  }

  /** Bytes of the messages so far, without head and symbol table. */
  public int bytes() {
    return messages.bytes();
  }

  /** Whether nothing has been written yet. */
  public boolean isEmpty() {
    return messages.count() == 0;
  }

  /** Begins a TradeUpdate, without conditions and venue unless they are set. */
  public TradeUpdateEncoder tradeUpdate() {
    return messages.beginBlock(tradeUpdate).conditions(0).venue((short) 0);
  }

  /** Begins a QuoteUpdate, without a previous open interest unless it is set. */
  public QuoteUpdateEncoder quoteUpdate() {
    return messages
        .begin(quoteUpdate)
        .previousOpenInterest(QuoteUpdateEncoder.previousOpenInterestNullValue());
  }

  /** Begins a MinuteUpdate. */
  public MinuteUpdateEncoder minuteUpdate() {
    return messages.beginBlock(minuteUpdate);
  }

  /**
   * Begins a BarUpdate, without change of open interest, settlement and excluded volume unless they
   * are set.
   */
  public BarUpdateEncoder barUpdate() {
    return messages
        .beginBlock(barUpdate)
        .interestChange(BarUpdateEncoder.interestChangeNullValue())
        .settlement(BarUpdateEncoder.settlementNullValue())
        .excluded(0);
  }

  /** Begins an AuctionUpdate. */
  public AuctionUpdateEncoder auctionUpdate() {
    return messages.beginBlock(auctionUpdate);
  }

  /** Begins an IndicatorUpdate. */
  public IndicatorUpdateEncoder indicatorUpdate() {
    return messages.begin(indicatorUpdate);
  }

  /** Begins a StatusUpdate. */
  public StatusUpdateEncoder statusUpdate() {
    return messages.beginBlock(statusUpdate);
  }

  /** Begins a RejectedTick. */
  public RejectedTickEncoder rejectedTick() {
    return messages.beginBlock(rejectedTick);
  }

  /** Takes over, as it is, a message that names no symbol of the table: reference data. */
  public void copy(MessageReader message) {
    messages.copy(message.buffer(), message.offset(), message.length());
  }

  /** The finished records in their order; none where no message was written. */
  public List<byte[]> finish() {
    if (messages.count() == 0) {
      return List.of();
    }
    List<byte[]> records = new ArrayList<>(1);
    end(false);
    while (nextPart()) {
      records.add(messages.copyOfRecord());
    }
    messages.reset();
    return records;
  }

  /**
   * Ends the messages so far; {@link #nextPart} then finishes their records one by one. What comes
   * after that has a symbol table of its own.
   *
   * @param moreToCome whether other messages of the same record of {@code md.ticks} follow
   */
  public void end(boolean moreToCome) {
    more = moreToCome;
    from = 0;
  }

  /**
   * Finishes the next record: {@link #array()} holds it from {@link #offset()} on until something
   * else is asked of this writer. False behind the last one.
   */
  public boolean nextPart() {
    if (from == messages.count()) {
      messages.reset();
      from = 0;
      return false;
    }
    int to = messages.partEnd(from);
    messages.record(headWriter, HEAD_BYTES, part++, from, to);
    from = to;
    return true;
  }

  /** Holds the record that was finished last. */
  public byte[] array() {
    return messages.array();
  }

  /** Where it begins there. */
  public int offset() {
    return messages.recordAt();
  }

  /** How many bytes it has. */
  public int length() {
    return messages.recordLength();
  }

  private int writeHead(MutableDirectBuffer buffer, int at, long number, int to, int count) {
    head.wrapAndApplyHeader(buffer, at, messages.header())
        .epoch(epoch)
        .tickOffset(tickOffset)
        .outputVersion(outputVersion)
        .part((int) number)
        .messages(count);
    head.flags().clear().rebuild(rebuild).more(more || to < messages.count());
    head.symbolsCount(messages.symbols().size());
    return head.limit();
  }
}

package io.marketdata.wire;

import io.marketdata.wire.sbe.BarUpdateEncoder;
import io.marketdata.wire.sbe.IndicatorUpdateEncoder;
import io.marketdata.wire.sbe.MinuteUpdateEncoder;
import io.marketdata.wire.sbe.QuoteUpdateEncoder;
import io.marketdata.wire.sbe.StatusUpdateEncoder;
import io.marketdata.wire.sbe.TradeUpdateEncoder;
import io.marketdata.wire.sbe.UpdateFrameEncoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/**
 * Builds the records of {@code md.updates} that one record of {@code md.ticks} brings about: {@link
 * #begin}, messages, {@link #finish}. More than a frame holds becomes several parts, cut at
 * messages. Not thread-safe; allocates the finished records only.
 */
public final class UpdateFrameWriter {

  private final TradeUpdateEncoder tradeUpdate = new TradeUpdateEncoder();
  private final QuoteUpdateEncoder quoteUpdate = new QuoteUpdateEncoder();
  private final MinuteUpdateEncoder minuteUpdate = new MinuteUpdateEncoder();
  private final BarUpdateEncoder barUpdate = new BarUpdateEncoder();
  private final IndicatorUpdateEncoder indicatorUpdate = new IndicatorUpdateEncoder();
  private final StatusUpdateEncoder statusUpdate = new StatusUpdateEncoder();
  private final UpdateFrameEncoder head = new UpdateFrameEncoder();
  private final MessageBuffer messages = new MessageBuffer();
  private long epoch;
  private long tickOffset;
  private int outputVersion;
  private boolean rebuild;

  /** Begins the frames of the record of {@code md.ticks} at that offset. */
  public void begin(long epoch, long tickOffset, int outputVersion, boolean rebuild) {
    this.epoch = epoch;
    this.tickOffset = tickOffset;
    this.outputVersion = outputVersion;
    this.rebuild = rebuild;
    messages.reset();
  }

  /**
   * The symbol's place in the table of the frame in hand; added when it is new there. A symbol
   * whose scale changes between two trading days has a place in each.
   */
  public int symbol(String symbol, int priceExponent, int sizeExponent) {
    return messages.symbolInScale(symbol, priceExponent, sizeExponent);
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

  /** Begins a TradeUpdate; every field is to be set. */
  public TradeUpdateEncoder tradeUpdate() {
    return messages.begin(tradeUpdate);
  }

  /** Begins a QuoteUpdate; every field is to be set. */
  public QuoteUpdateEncoder quoteUpdate() {
    return messages.begin(quoteUpdate);
  }

  /** Begins a MinuteUpdate; every field is to be set. */
  public MinuteUpdateEncoder minuteUpdate() {
    return messages.begin(minuteUpdate);
  }

  /** Begins a BarUpdate; every field is to be set. */
  public BarUpdateEncoder barUpdate() {
    return messages.begin(barUpdate);
  }

  /** Begins an IndicatorUpdate; every field is to be set. */
  public IndicatorUpdateEncoder indicatorUpdate() {
    return messages.begin(indicatorUpdate);
  }

  /** Begins a StatusUpdate; every field is to be set. */
  public StatusUpdateEncoder statusUpdate() {
    return messages.begin(statusUpdate);
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
    for (int from = 0; from < messages.count(); ) {
      int to = messages.partEnd(from);
      records.add(messages.record(this::writeHead, records.size(), from, to));
      from = to;
    }
    messages.reset();
    return records;
  }

  private int writeHead(MutableDirectBuffer buffer, int at, long part, int to, int count) {
    head.wrapAndApplyHeader(buffer, at, messages.header())
        .epoch(epoch)
        .tickOffset(tickOffset)
        .outputVersion(outputVersion)
        .part((int) part)
        .messages(count);
    head.flags().clear().rebuild(rebuild).more(to < messages.count());
    UpdateFrameEncoder.SymbolsEncoder symbols = head.symbolsCount(messages.symbols());
    for (int i = 0; i < messages.symbols(); i++) {
      symbols
          .next()
          .priceExponent((byte) messages.priceExponent(i))
          .sizeExponent((byte) messages.sizeExponent(i));
      byte[] name = messages.symbolName(i);
      symbols.putSymbol(name, 0, name.length);
    }
    return head.encodedLength();
  }
}

package io.marketdata.wire;

import io.marketdata.wire.sbe.BarCorrectionEncoder;
import io.marketdata.wire.sbe.ConditionTableEncoder;
import io.marketdata.wire.sbe.DepthEncoder;
import io.marketdata.wire.sbe.GapEncoder;
import io.marketdata.wire.sbe.IndicatorSetEncoder;
import io.marketdata.wire.sbe.InstrumentDefinitionEncoder;
import io.marketdata.wire.sbe.LineEncoder;
import io.marketdata.wire.sbe.OwnerCloseEncoder;
import io.marketdata.wire.sbe.QuoteEncoder;
import io.marketdata.wire.sbe.ReferenceEndEncoder;
import io.marketdata.wire.sbe.SessionRulesEncoder;
import io.marketdata.wire.sbe.SessionTemplateEncoder;
import io.marketdata.wire.sbe.SnapshotEncoder;
import io.marketdata.wire.sbe.TickFrameEncoder;
import io.marketdata.wire.sbe.TradeCancelEncoder;
import io.marketdata.wire.sbe.TradeCorrectionEncoder;
import io.marketdata.wire.sbe.TradeEncoder;
import io.marketdata.wire.sbe.TradingCalendarEncoder;
import io.marketdata.wire.sbe.WatermarkEncoder;
import java.nio.charset.StandardCharsets;
import org.agrona.MutableDirectBuffer;

/**
 * Builds one record of {@code md.ticks} after another: {@link #begin}, messages, {@link #finish}.
 * Not thread-safe; allocates the finished record only.
 */
public final class TickFrameWriter {

  private static final int HEAD_BYTES =
      TickFrameEncoder.BLOCK_LENGTH
          + TickFrameEncoder.SymbolsEncoder.HEADER_SIZE
          + TickFrameEncoder.sourceHeaderLength();

  private final TradeEncoder trade = new TradeEncoder();
  private final SnapshotEncoder snapshot = new SnapshotEncoder();
  private final QuoteEncoder quote = new QuoteEncoder();
  private final DepthEncoder depth = new DepthEncoder();
  private final TradeCancelEncoder tradeCancel = new TradeCancelEncoder();
  private final TradeCorrectionEncoder tradeCorrection = new TradeCorrectionEncoder();
  private final BarCorrectionEncoder barCorrection = new BarCorrectionEncoder();
  private final WatermarkEncoder watermark = new WatermarkEncoder();
  private final LineEncoder line = new LineEncoder();
  private final GapEncoder gap = new GapEncoder();
  private final OwnerCloseEncoder ownerClose = new OwnerCloseEncoder();
  private final InstrumentDefinitionEncoder instrument = new InstrumentDefinitionEncoder();
  private final SessionTemplateEncoder session = new SessionTemplateEncoder();
  private final IndicatorSetEncoder indicatorSet = new IndicatorSetEncoder();
  private final TradingCalendarEncoder tradingCalendar = new TradingCalendarEncoder();
  private final ConditionTableEncoder conditionTable = new ConditionTableEncoder();
  private final SessionRulesEncoder sessionRules = new SessionRulesEncoder();
  private final ReferenceEndEncoder referenceEnd = new ReferenceEndEncoder();
  private final TickFrameEncoder head = new TickFrameEncoder();
  private final MessageBuffer messages = new MessageBuffer(true);
  private final int maxBytes;
  private final int maxMessages;
  private final MessageBuffer.HeadWriter headWriter = this::writeHead;
  private String source = "";
  private byte[] sourceBytes = {};
  private long epoch;
  private long term;

  /** A writer of frames within the platform's bounds. */
  public TickFrameWriter() {
    this(FrameLimits.MAX_BYTES, FrameLimits.MAX_MESSAGES);
  }

  /** A writer of smaller frames. */
  public TickFrameWriter(int maxBytes, int maxMessages) {
    this.maxBytes = Math.min(maxBytes, FrameLimits.MAX_BYTES);
    this.maxMessages = Math.min(maxMessages, FrameLimits.MAX_MESSAGES);
  }

  /** Begins a frame of a source's term. What was not finished is forgotten. */
  public void begin(String source, long epoch, long term) {
    if (!source.equals(this.source)) {
      sourceBytes = source.getBytes(StandardCharsets.UTF_8);
    }
    this.source = source;
    this.epoch = epoch;
    this.term = term;
    messages.reset();
  }

  /**
   * Whether another message of at most that many bytes fits; the caller finishes the frame if not.
   */
  public boolean hasRoom(int bytes) {
    return messages.count() < maxMessages
        && messages.bytes() + messages.symbols().bytes() + bytes <= maxBytes;
  }

  /** The symbol's place in the table of the frame in hand; added when it is new there. */
  public int symbol(String symbol, int priceExponent, int sizeExponent) {
    return messages.symbols().place(symbol, priceExponent, sizeExponent, true);
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

  /** Begins a Trade; every field is to be set, but sequence and venue where there are none. */
  public TradeEncoder trade() {
    return messages.begin(trade).sequence(TradeEncoder.sequenceNullValue());
  }

  /**
   * Begins a Snapshot; every field is to be set, but previous open interest and flags where there
   * are none.
   */
  public SnapshotEncoder snapshot() {
    return messages
        .begin(snapshot)
        .previousOpenInterest(SnapshotEncoder.previousOpenInterestNullValue());
  }

  /** Begins a Quote; every field is to be set. */
  public QuoteEncoder quote() {
    return messages.begin(quote);
  }

  /** Begins a Depth; every field is to be set. */
  public DepthEncoder depth() {
    return messages.begin(depth);
  }

  /** Begins a TradeCancel; every field is to be set. */
  public TradeCancelEncoder tradeCancel() {
    return messages.begin(tradeCancel);
  }

  /** Begins a TradeCorrection; every field is to be set. */
  public TradeCorrectionEncoder tradeCorrection() {
    return messages.begin(tradeCorrection);
  }

  /** Begins a BarCorrection; every field is to be set. */
  public BarCorrectionEncoder barCorrection() {
    return messages.begin(barCorrection);
  }

  /** Begins a Watermark; every field is to be set. */
  public WatermarkEncoder watermark() {
    return messages.begin(watermark);
  }

  /** Begins a Line; every field is to be set, but the interval where it does not poll. */
  public LineEncoder line() {
    return messages.begin(line);
  }

  /** Begins a Gap; every field is to be set. */
  public GapEncoder gap() {
    return messages.begin(gap);
  }

  /** Begins an OwnerClose; every field is to be set. */
  public OwnerCloseEncoder ownerClose() {
    return messages.begin(ownerClose);
  }

  /** Begins an InstrumentDefinition; every field is to be set. */
  public InstrumentDefinitionEncoder instrument() {
    return messages.begin(instrument);
  }

  /** Begins a SessionTemplate; every field is to be set. */
  public SessionTemplateEncoder session() {
    return messages.begin(session);
  }

  /** Begins an IndicatorSet; every field is to be set. */
  public IndicatorSetEncoder indicatorSet() {
    return messages.begin(indicatorSet);
  }

  /** Begins a TradingCalendar; every field is to be set. */
  public TradingCalendarEncoder tradingCalendar() {
    return messages.begin(tradingCalendar);
  }

  /** Begins a ConditionTable; every field is to be set. */
  public ConditionTableEncoder conditionTable() {
    return messages.begin(conditionTable);
  }

  /** Begins SessionRules; every field is to be set. */
  public SessionRulesEncoder sessionRules() {
    return messages.begin(sessionRules);
  }

  /** Begins a ReferenceEnd; every field is to be set. */
  public ReferenceEndEncoder referenceEnd() {
    return messages.begin(referenceEnd);
  }

  /**
   * The finished record; the writer is ready for the next one of the same source and term.
   *
   * @param arrival the source's time base now, epoch nanoseconds
   */
  public byte[] finish(long arrival) {
    messages.record(headWriter, HEAD_BYTES + sourceBytes.length, arrival, 0, messages.count());
    byte[] record = messages.copyOfRecord();
    messages.reset();
    return record;
  }

  private int writeHead(MutableDirectBuffer buffer, int at, long arrival, int part, int count) {
    head.wrapAndApplyHeader(buffer, at, messages.header())
        .epoch(epoch)
        .term(term)
        .arrival(arrival)
        .messages(count);
    head.symbolsCount(messages.symbols().size());
    int table = head.limit();
    head.limit(table + messages.symbols().bytes());
    head.putSource(sourceBytes, 0, sourceBytes.length);
    return table;
  }
}

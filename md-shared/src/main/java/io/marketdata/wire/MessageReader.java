package io.marketdata.wire;

import io.marketdata.wire.sbe.AuctionUpdateDecoder;
import io.marketdata.wire.sbe.BarCorrectionDecoder;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import io.marketdata.wire.sbe.ConditionTableDecoder;
import io.marketdata.wire.sbe.DepthDecoder;
import io.marketdata.wire.sbe.EpochInForceDecoder;
import io.marketdata.wire.sbe.GapDecoder;
import io.marketdata.wire.sbe.IndicatorSetDecoder;
import io.marketdata.wire.sbe.IndicatorUpdateDecoder;
import io.marketdata.wire.sbe.InstrumentDefinitionDecoder;
import io.marketdata.wire.sbe.LineDecoder;
import io.marketdata.wire.sbe.MessageHeaderDecoder;
import io.marketdata.wire.sbe.MinuteUpdateDecoder;
import io.marketdata.wire.sbe.OwnerCloseDecoder;
import io.marketdata.wire.sbe.PartitionRecordDecoder;
import io.marketdata.wire.sbe.QuoteDecoder;
import io.marketdata.wire.sbe.QuoteUpdateDecoder;
import io.marketdata.wire.sbe.ReferenceEndDecoder;
import io.marketdata.wire.sbe.RejectedTickDecoder;
import io.marketdata.wire.sbe.SessionRulesDecoder;
import io.marketdata.wire.sbe.SessionTemplateDecoder;
import io.marketdata.wire.sbe.SnapshotDecoder;
import io.marketdata.wire.sbe.StartDecoder;
import io.marketdata.wire.sbe.StatusUpdateDecoder;
import io.marketdata.wire.sbe.TradeCancelDecoder;
import io.marketdata.wire.sbe.TradeCorrectionDecoder;
import io.marketdata.wire.sbe.TradeDecoder;
import io.marketdata.wire.sbe.TradeUpdateDecoder;
import io.marketdata.wire.sbe.TradingCalendarDecoder;
import io.marketdata.wire.sbe.WatermarkDecoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageDecoderFlyweight;
import org.jspecify.annotations.Nullable;

/**
 * Reads one SBE message, header and body, from a buffer. A flyweight: the decoders that it gives
 * are its own and stay valid until the next message. A decoder sees the message's bytes and nothing
 * beyond them; that the message's groups and texts end inside it is checked when it is asked for.
 * Not thread-safe; does not allocate.
 *
 * <p>The caller looks at {@link #templateId()} first and passes over ids that it does not know:
 * they are a later version's.
 */
public class MessageReader {

  private final TradeDecoder trade = new TradeDecoder();
  private final SnapshotDecoder snapshot = new SnapshotDecoder();
  private final QuoteDecoder quote = new QuoteDecoder();
  private final DepthDecoder depth = new DepthDecoder();
  private final TradeCancelDecoder tradeCancel = new TradeCancelDecoder();
  private final TradeCorrectionDecoder tradeCorrection = new TradeCorrectionDecoder();
  private final BarCorrectionDecoder barCorrection = new BarCorrectionDecoder();
  private final WatermarkDecoder watermark = new WatermarkDecoder();
  private final LineDecoder line = new LineDecoder();
  private final GapDecoder gap = new GapDecoder();
  private final OwnerCloseDecoder ownerClose = new OwnerCloseDecoder();
  private final InstrumentDefinitionDecoder instrument = new InstrumentDefinitionDecoder();
  private final SessionTemplateDecoder session = new SessionTemplateDecoder();
  private final IndicatorSetDecoder indicatorSet = new IndicatorSetDecoder();
  private final ReferenceEndDecoder referenceEnd = new ReferenceEndDecoder();
  private final TradingCalendarDecoder tradingCalendar = new TradingCalendarDecoder();
  private final ConditionTableDecoder conditionTable = new ConditionTableDecoder();
  private final SessionRulesDecoder sessionRules = new SessionRulesDecoder();
  private final TradeUpdateDecoder tradeUpdate = new TradeUpdateDecoder();
  private final QuoteUpdateDecoder quoteUpdate = new QuoteUpdateDecoder();
  private final MinuteUpdateDecoder minuteUpdate = new MinuteUpdateDecoder();
  private final BarUpdateDecoder barUpdate = new BarUpdateDecoder();
  private final IndicatorUpdateDecoder indicatorUpdate = new IndicatorUpdateDecoder();
  private final StatusUpdateDecoder statusUpdate = new StatusUpdateDecoder();
  private final AuctionUpdateDecoder auctionUpdate = new AuctionUpdateDecoder();
  private final RejectedTickDecoder rejectedTick = new RejectedTickDecoder();
  private final StartDecoder start = new StartDecoder();
  private final EpochInForceDecoder epochInForce = new EpochInForceDecoder();
  private final PartitionRecordDecoder partitionRecord = new PartitionRecordDecoder();
  private final UnsafeBuffer message = new UnsafeBuffer(0, 0);
  private DirectBuffer buffer = message;
  private int offset;
  private int length;

  /** The eight bytes of the header: block length, template, schema and version. */
  private long header;

  private @Nullable MessageDecoderFlyweight checked;
  private boolean trusted;

  /** Wraps the message of {@code length} bytes, header included, at {@code offset}. */
  public final MessageReader wrapMessage(DirectBuffer buffer, int offset, int length) {
    trusted = false;
    wrapNext(buffer, offset, length);
    return this;
  }

  /** The same, without forgetting whether messages have been checked before. */
  final void wrapNext(DirectBuffer buffer, int offset, int length) {
    if (length < MessageHeaderDecoder.ENCODED_LENGTH
        || offset < 0
        || length > buffer.capacity() - offset) {
      throw new MalformedFrameException(
          MalformedFrameException.Reason.TRUNCATED, length + " bytes at " + offset);
    }
    this.buffer = buffer;
    this.offset = offset;
    this.length = length;
    checked = null;
    message.wrap(buffer, offset, length);
    header = message.getLong(0, ByteOrder.LITTLE_ENDIAN);
    int schemaId = (int) (header >>> 32) & 0xffff;
    if (schemaId != MessageHeaderDecoder.SCHEMA_ID) {
      throw new MalformedFrameException(
          MalformedFrameException.Reason.FOREIGN_SCHEMA, "schema " + schemaId);
    }
  }

  /** Wraps a record that is one message and nothing else. */
  public final MessageReader wrapMessage(byte[] message) {
    return wrapMessage(new UnsafeBuffer(message), 0, message.length);
  }

  /** Says whether the messages to come have been checked before, so that this is left out. */
  final void trust(boolean isChecked) {
    trusted = isChecked;
  }

  /** Id of the message's template. */
  public final int templateId() {
    return (int) (header >>> 16) & 0xffff;
  }

  /** Version of the schema that the message was written by. */
  public final int version() {
    return (int) (header >>> 48);
  }

  /** The buffer that holds the message. */
  public final DirectBuffer buffer() {
    return buffer;
  }

  /** Where the message's header begins in {@link #buffer()}. */
  public final int offset() {
    return offset;
  }

  /** Bytes of the message, header included. */
  public final int length() {
    return length;
  }

  /** The message as a Trade. */
  public final TradeDecoder trade() {
    return at(trade);
  }

  /** The message as a Snapshot. */
  public final SnapshotDecoder snapshot() {
    return levels(at(snapshot));
  }

  /** The message as a Quote. */
  public final QuoteDecoder quote() {
    return at(quote);
  }

  /** The message as a Depth. */
  public final DepthDecoder depth() {
    return levels(at(depth));
  }

  /** The message as a TradeCancel. */
  public final TradeCancelDecoder tradeCancel() {
    return at(tradeCancel);
  }

  /** The message as a TradeCorrection. */
  public final TradeCorrectionDecoder tradeCorrection() {
    return at(tradeCorrection);
  }

  /** The message as a BarCorrection. */
  public final BarCorrectionDecoder barCorrection() {
    return at(barCorrection);
  }

  /** The message as a Watermark. */
  public final WatermarkDecoder watermark() {
    return at(watermark);
  }

  /** The message as a Line. */
  public final LineDecoder line() {
    return at(line);
  }

  /** The message as a Gap. */
  public final GapDecoder gap() {
    return at(gap);
  }

  /** The message as an OwnerClose. */
  public final OwnerCloseDecoder ownerClose() {
    return at(ownerClose);
  }

  /** The message as an InstrumentDefinition. */
  public final InstrumentDefinitionDecoder instrument() {
    return at(instrument);
  }

  /** The message as a SessionTemplate. */
  public final SessionTemplateDecoder session() {
    return group(at(session), SessionTemplateDecoder.SectionsDecoder.sbeBlockLength());
  }

  /** The message as an IndicatorSet. */
  public final IndicatorSetDecoder indicatorSet() {
    return group(at(indicatorSet), IndicatorSetDecoder.IndicatorsDecoder.sbeBlockLength());
  }

  /** The message as a ReferenceEnd. */
  public final ReferenceEndDecoder referenceEnd() {
    return at(referenceEnd);
  }

  /** The message as a TradingCalendar. */
  public final TradingCalendarDecoder tradingCalendar() {
    return group(at(tradingCalendar), TradingCalendarDecoder.ClosedDecoder.sbeBlockLength());
  }

  /** The message as a ConditionTable. */
  public final ConditionTableDecoder conditionTable() {
    return group(at(conditionTable), ConditionTableDecoder.CodesDecoder.sbeBlockLength());
  }

  /** The message as SessionRules. */
  public final SessionRulesDecoder sessionRules() {
    return group(at(sessionRules), SessionRulesDecoder.LayoutsDecoder.sbeBlockLength());
  }

  /** The message as a TradeUpdate. */
  public final TradeUpdateDecoder tradeUpdate() {
    return at(tradeUpdate);
  }

  /** The message as a QuoteUpdate. */
  public final QuoteUpdateDecoder quoteUpdate() {
    return levels(at(quoteUpdate));
  }

  /** The message as a MinuteUpdate. */
  public final MinuteUpdateDecoder minuteUpdate() {
    return at(minuteUpdate);
  }

  /** The message as a BarUpdate. */
  public final BarUpdateDecoder barUpdate() {
    return at(barUpdate);
  }

  /** The message as an IndicatorUpdate. */
  public final IndicatorUpdateDecoder indicatorUpdate() {
    return group(at(indicatorUpdate), IndicatorUpdateDecoder.ValuesDecoder.sbeBlockLength());
  }

  /** The message as a StatusUpdate. */
  public final StatusUpdateDecoder statusUpdate() {
    return at(statusUpdate);
  }

  /** The message as an AuctionUpdate. */
  public final AuctionUpdateDecoder auctionUpdate() {
    return at(auctionUpdate);
  }

  /** The message as a RejectedTick. */
  public final RejectedTickDecoder rejectedTick() {
    return at(rejectedTick);
  }

  /** The message as a Start. */
  public final StartDecoder start() {
    return at(start);
  }

  /** The message as an EpochInForce. */
  public final EpochInForceDecoder epochInForce() {
    return at(epochInForce);
  }

  /** The message as a PartitionRecord. */
  public final PartitionRecordDecoder partitionRecord() {
    return group(at(partitionRecord), PartitionRecordDecoder.SourcesDecoder.sbeBlockLength());
  }

  @SuppressWarnings("ReferenceEquality")
  final <D extends MessageDecoderFlyweight> D at(D decoder) {
    if (trusted || checked == decoder) {
      decoder.wrap(message, MessageHeaderDecoder.ENCODED_LENGTH, blockLength(), version());
      return decoder;
    }
    check(decoder);
    checked = decoder;
    return decoder;
  }

  private <D extends MessageDecoderFlyweight> void check(D decoder) {
    int blockLength = blockLength();
    if (templateId() != decoder.sbeTemplateId()) {
      throw new IllegalStateException(
          "asked for template " + decoder.sbeTemplateId() + ", message is " + templateId());
    }
    if (blockLength < BlockLengths.least(templateId(), version(), decoder.sbeBlockLength())) {
      throw bad("block of " + blockLength + " bytes");
    }
    try {
      decoder.wrap(message, MessageHeaderDecoder.ENCODED_LENGTH, blockLength, version());
      if (MessageHeaderDecoder.ENCODED_LENGTH + decoder.sbeDecodedLength() > length) {
        throw bad("groups or texts beyond the end");
      }
    } catch (IndexOutOfBoundsException e) {
      throw bad("groups or texts beyond the end");
    }
  }

  private <D extends MessageDecoderFlyweight> D levels(D decoder) {
    if (trusted) {
      return decoder;
    }
    int asks = checkGroup(bodyEnd(), SnapshotDecoder.BidsDecoder.sbeBlockLength());
    checkGroup(asks, SnapshotDecoder.AsksDecoder.sbeBlockLength());
    return decoder;
  }

  /** Checks that the entries of the message's one group are as long as this version reads. */
  final <D extends MessageDecoderFlyweight> D group(D decoder, int entryBytes) {
    checkGroup(bodyEnd(), entryBytes);
    return decoder;
  }

  private int blockLength() {
    return (int) header & 0xffff;
  }

  private int bodyEnd() {
    return MessageHeaderDecoder.ENCODED_LENGTH + blockLength();
  }

  private int checkGroup(int at, int entryBytes) {
    int blockLength = message.getShort(at, ByteOrder.LITTLE_ENDIAN) & 0xffff;
    int count = message.getShort(at + Short.BYTES, ByteOrder.LITTLE_ENDIAN) & 0xffff;
    if (blockLength < entryBytes && count > 0) {
      throw bad("group entries of " + blockLength + " bytes");
    }
    return at + 2 * Short.BYTES + blockLength * count;
  }

  private MalformedFrameException bad(String detail) {
    return new MalformedFrameException(
        MalformedFrameException.Reason.BAD_MESSAGE, "template " + templateId() + ": " + detail);
  }
}

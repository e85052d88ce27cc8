package io.marketdata.load.clients;

import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.InstrumentCodec;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.MessageReader;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import io.marketdata.wire.sbe.IndicatorUpdateDecoder;
import io.marketdata.wire.sbe.InstrumentDefinitionDecoder;
import io.marketdata.wire.sbe.QuoteUpdateDecoder;
import io.marketdata.wire.sbe.TradeUpdateDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** A partition's updates, found by symbol, channel, item and number. Not thread-safe. */
final class PartitionUpdates {

  private final List<byte[]> frames;
  private final Map<String, StreamLog> streams = new HashMap<>();
  private final Map<String, Instrument> instruments = new HashMap<>();
  private final MessageReader reader = new MessageReader();
  private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);

  /** Reads the frames of a fresh core, in their order. */
  PartitionUpdates(List<byte[]> frames) {
    this.frames = frames;
    FrameReader frame = new FrameReader();
    for (int i = 0; i < frames.size(); i++) {
      frame.wrap(frames.get(i));
      while (frame.next()) {
        take(i, frame);
      }
    }
  }

  private void take(int place, FrameReader frame) {
    switch (frame.templateId()) {
      case TradeUpdateDecoder.TEMPLATE_ID -> {
        TradeUpdateDecoder trade = frame.tradeUpdate();
        add(place, frame, trade.symbol(), StreamKind.TRADE, trade.seq(), 0);
      }
      case QuoteUpdateDecoder.TEMPLATE_ID -> {
        QuoteUpdateDecoder quote = frame.quoteUpdate();
        add(place, frame, quote.symbol(), StreamKind.QUOTE, quote.seq(), 0);
      }
      case BarUpdateDecoder.TEMPLATE_ID -> {
        BarUpdateDecoder bar = frame.barUpdate();
        StreamKind kind = bar.span() == BarSpan.DAY ? StreamKind.DAY_BAR : StreamKind.MINUTE_BAR;
        add(place, frame, bar.symbol(), kind, bar.seq(), bar.start());
      }
      case IndicatorUpdateDecoder.TEMPLATE_ID -> {
        IndicatorUpdateDecoder update = frame.indicatorUpdate();
        add(place, frame, update.symbol(), StreamKind.INDICATOR, update.seq(), update.start());
      }
      case InstrumentDefinitionDecoder.TEMPLATE_ID -> {
        Instrument instrument = InstrumentCodec.decode(frame.instrument());
        instruments.put(instrument.symbol(), instrument);
      }
      default -> {
        // no stream carries it
      }
    }
  }

  private void add(int place, FrameReader frame, int table, StreamKind kind, long seq, long item) {
    StreamLog.Entry entry =
        new StreamLog.Entry(
            seq,
            item,
            place,
            frame.offset(),
            frame.length(),
            (byte) frame.priceExponent(table),
            (byte) frame.sizeExponent(table));
    streams.computeIfAbsent(kind.channel(frame.symbol(table)), _ -> new StreamLog()).add(entry);
  }

  /** What the log holds for a stream; empty where nothing. */
  StreamLog log(StreamName stream) {
    return streams.getOrDefault(stream.kind().channel(stream.symbol()), new StreamLog());
  }

  /** What the stream has to say of a message of its log, or null where it has nothing to say. */
  @Nullable Map<String, String> expected(StreamName stream, StreamLog.Entry entry) {
    buffer.wrap(frames.get(entry.frame()));
    reader.wrapMessage(buffer, entry.offset(), entry.length());
    ExpectedMessage message =
        new ExpectedMessage(stream.symbol(), entry.priceExponent(), entry.sizeExponent());
    return switch (stream.kind()) {
      case TRADE -> message.trade(reader.tradeUpdate());
      case QUOTE -> message.quote(reader.quoteUpdate(), instruments.get(stream.symbol()));
      case MINUTE_BAR, DAY_BAR -> message.bar(reader.barUpdate());
      case INDICATOR -> message.indicator(reader.indicatorUpdate(), stream.indicator());
    };
  }
}

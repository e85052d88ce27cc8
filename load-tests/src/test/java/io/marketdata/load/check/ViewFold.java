package io.marketdata.load.check;

import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.AuctionUpdateDecoder;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import io.marketdata.wire.sbe.ConditionTableDecoder;
import io.marketdata.wire.sbe.IndicatorSetDecoder;
import io.marketdata.wire.sbe.IndicatorUpdateDecoder;
import io.marketdata.wire.sbe.InstrumentDefinitionDecoder;
import io.marketdata.wire.sbe.MinuteUpdateDecoder;
import io.marketdata.wire.sbe.QuoteUpdateDecoder;
import io.marketdata.wire.sbe.ReferenceEndDecoder;
import io.marketdata.wire.sbe.SessionRulesDecoder;
import io.marketdata.wire.sbe.SessionTemplateDecoder;
import io.marketdata.wire.sbe.StatusUpdateDecoder;
import io.marketdata.wire.sbe.TradeUpdateDecoder;
import io.marketdata.wire.sbe.TradingCalendarDecoder;
import java.util.HashMap;
import java.util.Map;

/**
 * Folds updates into what Redis ought to hold, in the simplest way there is: everything in maps,
 * the newest of each thing wins. Shares no code with the view writer.
 */
public final class ViewFold {

  private final FrameReader frame = new FrameReader();
  private final Map<String, Newest> live = new HashMap<>();
  private final Map<String, Newest> reference = new HashMap<>();
  private BarFold bars = new BarFold();
  private AuctionFold auctions = new AuctionFold();
  private TradeFold trades = new TradeFold();

  /**
   * Takes the frames of a partition, in their order; in which order partitions come is the same.
   */
  public void take(Iterable<byte[]> frames) {
    for (byte[] record : frames) {
      frame.wrap(record);
      while (frame.next()) {
        message();
      }
    }
  }

  /** What ought to stand in Redis now. */
  public ViewContent content() {
    ViewContent content = symbols();
    reference.forEach((name, newest) -> content.put(name, newest.fields()));
    return content;
  }

  /** The part of it that is of symbols. */
  ViewContent symbols() {
    ViewContent content = new ViewContent();
    live.forEach((name, newest) -> content.put(name, newest.fields()));
    bars.addTo(content);
    auctions.addTo(content);
    trades.addTo(content);
    return content;
  }

  /** The part of it that is of no symbol. */
  ViewContent shared() {
    ViewContent content = new ViewContent();
    reference.forEach((name, newest) -> content.put(name, newest.fields()));
    return content;
  }

  /** Forgets what is of symbols, those of other partitions are to come. */
  void forgetSymbols() {
    live.clear();
    bars = new BarFold();
    auctions = new AuctionFold();
    trades = new TradeFold();
  }

  /** Every trade under {@code SYMBOL seq}: price and size. */
  Map<String, String> trades() {
    return trades.printed();
  }

  private void message() {
    switch (frame.templateId()) {
      case TradeUpdateDecoder.TEMPLATE_ID -> trades.take(frame, frame.tradeUpdate());
      case BarUpdateDecoder.TEMPLATE_ID -> {
        BarUpdateDecoder bar = frame.barUpdate();
        String field = bar.span() == BarSpan.DAY ? "bar.1d" : "bar.1m";
        live(bar.symbol(), field, bar.start(), bar.seq());
        bars.take(frame, frame.barUpdate());
      }
      case AuctionUpdateDecoder.TEMPLATE_ID -> auctions.take(frame, frame.auctionUpdate());
      case QuoteUpdateDecoder.TEMPLATE_ID -> {
        QuoteUpdateDecoder quote = frame.quoteUpdate();
        live(quote.symbol(), "quote", 0, quote.seq());
      }
      case StatusUpdateDecoder.TEMPLATE_ID -> {
        StatusUpdateDecoder status = frame.statusUpdate();
        live(status.symbol(), "status", 0, status.seq());
      }
      case MinuteUpdateDecoder.TEMPLATE_ID -> {
        MinuteUpdateDecoder minute = frame.minuteUpdate();
        live(minute.symbol(), "minute", minute.start(), minute.seq());
      }
      case IndicatorUpdateDecoder.TEMPLATE_ID -> {
        IndicatorUpdateDecoder indicator = frame.indicatorUpdate();
        live(indicator.symbol(), "indicator.1m", indicator.start(), indicator.seq());
      }
      default -> reference();
    }
  }

  private void live(int table, String field, long start, long seq) {
    Map<String, String> fields =
        LiveText.fields(
            MessageText.fields(frame),
            frame.priceExponent(table),
            frame.sizeExponent(table),
            frame.epoch(),
            seq);
    Newest next = new Newest(start, frame.epoch(), seq, fields);
    live.merge(ViewNames.live(frame.symbol(table), field), next, Newest::newer);
  }

  private void reference() {
    switch (frame.templateId()) {
      case InstrumentDefinitionDecoder.TEMPLATE_ID -> {
        InstrumentDefinitionDecoder instrument = frame.instrument();
        long version = instrument.version();
        int price = instrument.priceExponent();
        int size = instrument.sizeExponent();
        reference(instrument.symbol(), version, price, size);
      }
      case SessionTemplateDecoder.TEMPLATE_ID, SessionRulesDecoder.TEMPLATE_ID ->
          reference("#sessions/");
      case TradingCalendarDecoder.TEMPLATE_ID -> reference("#calendars/");
      case ConditionTableDecoder.TEMPLATE_ID -> reference("#conditions/");
      case IndicatorSetDecoder.TEMPLATE_ID -> reference("#indicators/");
      case ReferenceEndDecoder.TEMPLATE_ID -> {
        // the view does not keep it
      }
      default -> throw new IllegalStateException("template " + frame.templateId());
    }
  }

  private void reference(String kind) {
    Map<String, String> fields = MessageText.fields(frame);
    reference(kind + text(fields, "id"), version(fields), 0, 0);
  }

  private void reference(String field, long version, int price, int size) {
    Map<String, String> fields =
        LiveText.fields(MessageText.fields(frame), price, size, 0, version);
    Newest next = new Newest(0, 0, version, fields);
    reference.merge(ViewNames.INSTRUMENTS + ' ' + field, next, Newest::newer);
  }

  private static long version(Map<String, String> fields) {
    return Long.parseLong(fields.getOrDefault("version", "0"));
  }

  /** A text field, without the quotes that the generated decoders put around it. */
  private static String text(Map<String, String> fields, String name) {
    String quoted = fields.getOrDefault(name, "");
    return quoted.startsWith("'") ? quoted.substring(1, quoted.length() - 1) : quoted;
  }
}

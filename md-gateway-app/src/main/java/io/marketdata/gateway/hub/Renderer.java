package io.marketdata.gateway.hub;

import io.marketdata.candle.Bar;
import io.marketdata.candle.BarCodec;
import io.marketdata.gateway.protocol.MarketJson;
import io.marketdata.gateway.subscription.InstrumentDirectory;
import io.marketdata.gateway.subscription.Published;
import io.marketdata.gateway.subscription.StreamName;
import io.marketdata.instrument.Instrument;
import io.marketdata.wire.MessageReader;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import io.marketdata.wire.sbe.IndicatorUpdateDecoder;
import io.marketdata.wire.sbe.QuoteUpdateDecoder;
import io.marketdata.wire.sbe.TradeUpdateDecoder;
import org.jspecify.annotations.Nullable;

/** Makes a stream's message of an update or of a stored value. Belongs to one thread. */
final class Renderer {

  private final MarketJson json = new MarketJson();
  private final InstrumentDirectory instruments;
  private final FanoutMetrics metrics;

  Renderer(InstrumentDirectory instruments, FanoutMetrics metrics) {
    this.instruments = instruments;
    this.metrics = metrics;
  }

  /**
   * Renders the message in hand; null where it has nothing for the stream, and where its figures
   * cannot be written, which is counted.
   */
  @Nullable Published render(
      StreamName stream, int priceExponent, int sizeExponent, MessageReader message) {
    try {
      Published rendered = rendered(stream, priceExponent, sizeExponent, message);
      if (rendered != null) {
        metrics.rendered(rendered.bytes(false).length);
      }
      return rendered;
    } catch (ArithmeticException | IllegalArgumentException | IndexOutOfBoundsException e) {
      metrics.failed();
      return null;
    }
  }

  private @Nullable Published rendered(
      StreamName stream, int priceExponent, int sizeExponent, MessageReader message) {
    return switch (stream.channel()) {
      case TRADE -> trade(stream, priceExponent, sizeExponent, message.tradeUpdate());
      case QUOTE -> quote(stream, priceExponent, sizeExponent, message.quoteUpdate());
      case MINUTE_BAR, DAY_BAR -> bar(stream, priceExponent, sizeExponent, message.barUpdate());
      case MINUTE_INDICATOR -> indicator(stream, message.indicatorUpdate());
    };
  }

  private Published trade(
      StreamName stream, int priceExponent, int sizeExponent, TradeUpdateDecoder trade) {
    return new Published(
        stream, trade.seq(), 0, json.trade(stream.symbol(), priceExponent, sizeExponent, trade));
  }

  private Published quote(
      StreamName stream, int priceExponent, int sizeExponent, QuoteUpdateDecoder quote) {
    Instrument instrument = instruments.find(stream.symbol());
    long multiplier = instrument == null ? 1 : instrument.multiplier();
    long freeFloat = instrument == null ? Long.MIN_VALUE : instrument.freeFloat();
    long seq = quote.seq();
    return new Published(
        stream,
        seq,
        0,
        json.quotes()
            .quote(stream.symbol(), priceExponent, sizeExponent, multiplier, freeFloat, quote));
  }

  private Published bar(
      StreamName stream, int priceExponent, int sizeExponent, BarUpdateDecoder update) {
    Bar bar = BarCodec.decode(update);
    return new Published(
        stream,
        bar.seq(),
        bar.start(),
        json.bars().kline(stream.symbol(), priceExponent, sizeExponent, bar));
  }

  private @Nullable Published indicator(StreamName stream, IndicatorUpdateDecoder update) {
    long seq = update.seq();
    long start = update.start();
    byte[] raw = json.indicator(stream.symbol(), "1m", stream.indicator(), update, stream::carries);
    return raw == null ? null : new Published(stream, seq, start, raw);
  }
}

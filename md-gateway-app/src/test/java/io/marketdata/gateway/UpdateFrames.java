package io.marketdata.gateway;

import io.marketdata.candle.Bar;
import io.marketdata.candle.BarCodec;
import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.InstrumentCodec;
import io.marketdata.instrument.InstrumentType;
import io.marketdata.instrument.Market;
import io.marketdata.wire.MessageReader;
import io.marketdata.wire.UpdateFrameWriter;
import io.marketdata.wire.sbe.BarPrice;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import io.marketdata.wire.sbe.Direction;
import io.marketdata.wire.sbe.IndicatorSetEncoder;
import io.marketdata.wire.sbe.IndicatorUpdateEncoder;
import io.marketdata.wire.sbe.InstrumentDefinitionEncoder;
import io.marketdata.wire.sbe.MessageHeaderEncoder;
import io.marketdata.wire.sbe.Phase;
import io.marketdata.wire.sbe.Quality;
import io.marketdata.wire.sbe.QuoteUpdateEncoder;
import io.marketdata.wire.sbe.RevisionReason;
import io.marketdata.wire.sbe.TradeUpdateEncoder;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;

/** Frames of updates as the core would write them, for instruments with cents and whole shares. */
public final class UpdateFrames {

  public static final int PRICE_EXPONENT = -2;
  public static final int SIZE_EXPONENT = 0;

  /** 2026-01-05, a Monday. */
  public static final int DAY = 20_458;

  /** 09:30 in Shanghai on that day. */
  public static final long OPEN = DAY * 86_400_000_000_000L + 90 * 60_000_000_000L;

  public static final long MINUTE = 60_000_000_000L;

  private final UpdateFrameWriter writer = new UpdateFrameWriter();
  private long tickOffset;

  public UpdateFrames begin() {
    return begin(tickOffset++, false);
  }

  public UpdateFrames begin(long offset, boolean rebuild) {
    writer.begin(1, offset, 1, rebuild);
    return this;
  }

  public byte[] finish() {
    List<byte[]> frames = writer.finish();
    if (frames.size() != 1) {
      throw new IllegalStateException(frames.size() + " frames");
    }
    return frames.getFirst();
  }

  public UpdateFrames trade(String symbol, long seq, long price, long size) {
    return trade(symbol, seq, price, size, Direction.UP);
  }

  public UpdateFrames trade(String symbol, long seq, long price, long size, Direction direction) {
    int index = writer.symbol(symbol, PRICE_EXPONENT, SIZE_EXPONENT);
    TradeUpdateEncoder trade =
        writer
            .tradeUpdate()
            .seq(seq)
            .eventTime(OPEN + seq * 1_000_000)
            .price(price)
            .size(size)
            .tradeId(TradeUpdateEncoder.tradeIdNullValue())
            .tradingDay(DAY)
            .symbol(index)
            .direction(direction);
    trade.flags().clear();
    writer.commit();
    return this;
  }

  public UpdateFrames quote(String symbol, long seq, long last) {
    int index = writer.symbol(symbol, PRICE_EXPONENT, SIZE_EXPONENT);
    QuoteUpdateEncoder quote =
        writer
            .quoteUpdate()
            .seq(seq)
            .eventTime(OPEN + seq * 1_000_000)
            .last(last)
            .open(1_680_00)
            .high(1_700_00)
            .low(1_670_50)
            .previousClose(1_675_00)
            .previousSettlement(QuoteUpdateEncoder.previousSettlementNullValue())
            .settlement(QuoteUpdateEncoder.settlementNullValue())
            .volume(12_300)
            .trades(45)
            .openInterest(QuoteUpdateEncoder.openInterestNullValue())
            .limitUp(1_842_50)
            .limitDown(1_507_50)
            .tradingDay(DAY)
            .symbol(index)
            .phase(Phase.CONTINUOUS)
            .quality(Quality.OK)
            .upVolume(7_000)
            .downVolume(5_000);
    quote.turnover().high(0).low(12_300L * 1_685_00);
    QuoteUpdateEncoder.BidsEncoder bids = quote.bidsCount(6);
    for (int i = 0; i < 6; i++) {
      bids.next().price(last - 1 - i).size(100L * (i + 1));
    }
    QuoteUpdateEncoder.AsksEncoder asks = quote.asksCount(2);
    for (int i = 0; i < 2; i++) {
      asks.next().price(last + 1 + i).size(200);
    }
    writer.commit();
    return this;
  }

  public UpdateFrames minuteBar(String symbol, long seq, int minute, BarState state, long close) {
    return bar(symbol, bar(BarSpan.MINUTE, OPEN + minute * MINUTE, seq, state, 0, close));
  }

  public UpdateFrames bar(String symbol, Bar bar) {
    int index = writer.symbol(symbol, PRICE_EXPONENT, SIZE_EXPONENT);
    BarCodec.encode(bar, index, writer.barUpdate());
    writer.commit();
    return this;
  }

  public UpdateFrames indicators(String symbol, long seq, int minute, Map<String, Double> values) {
    int index = writer.symbol(symbol, PRICE_EXPONENT, SIZE_EXPONENT);
    IndicatorUpdateEncoder update =
        writer
            .indicatorUpdate()
            .seq(seq)
            .eventTime(OPEN + (minute + 1) * MINUTE)
            .start(OPEN + minute * MINUTE)
            .tradingDay(DAY)
            .rev(0)
            .symbol(index)
            .span(BarSpan.MINUTE);
    IndicatorUpdateEncoder.ValuesEncoder group = update.valuesCount(values.size());
    values.forEach((name, value) -> group.next().value(value).name(name));
    writer.commit();
    return this;
  }

  public UpdateFrames reference(long version, Instrument instrument) {
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    InstrumentDefinitionEncoder encoder =
        new InstrumentDefinitionEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
    InstrumentCodec.encode(instrument, version, encoder);
    return copy(buffer, encoder.encodedLength());
  }

  public UpdateFrames indicatorSet(String id, String... names) {
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    IndicatorSetEncoder encoder =
        new IndicatorSetEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
    encoder.version(1);
    IndicatorSetEncoder.IndicatorsEncoder group = encoder.indicatorsCount(names.length);
    for (String name : names) {
      group.next().name(name);
    }
    encoder.id(id).convention("cn");
    return copy(buffer, encoder.encodedLength());
  }

  private UpdateFrames copy(UnsafeBuffer buffer, int bodyLength) {
    int length = MessageHeaderEncoder.ENCODED_LENGTH + bodyLength;
    writer.copy(new MessageReader().wrapMessage(buffer, 0, length));
    return this;
  }

  public static Bar bar(BarSpan span, long start, long seq, BarState state, long rev, long close) {
    return Bar.builder(span, start, DAY)
        .prices(1_680_00, Math.max(1_690_00, close), Math.min(1_670_00, close), close)
        .volume(1_200)
        .turnover(0, 1_200L * close)
        .buyVolume(700)
        .buyTurnover(0, 700L * close)
        .trades(12)
        .state(state)
        .revision(rev == 0 ? RevisionReason.NONE : RevisionReason.LATE, rev)
        .seq(seq)
        .eventTime(start + MINUTE)
        .build();
  }

  public static Instrument share(String symbol) {
    return new Instrument(
        symbol,
        new Market("SH"),
        InstrumentType.STOCK,
        "CNY",
        PRICE_EXPONENT,
        SIZE_EXPONENT,
        1,
        100,
        1,
        1_256_197_800L,
        "sh-stock",
        "cn",
        BarPrice.LAST,
        "replay",
        "Kweichow Moutai");
  }
}

package io.marketdata.load.clients;

import io.marketdata.candle.Bar;
import io.marketdata.candle.BarCodec;
import io.marketdata.instrument.Instrument;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import io.marketdata.wire.sbe.Direction;
import io.marketdata.wire.sbe.IndicatorUpdateDecoder;
import io.marketdata.wire.sbe.QuoteUpdateDecoder;
import io.marketdata.wire.sbe.TradeUpdateDecoder;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client has to be sent of an update: the fields of the protocol by their names, those
 * within another one behind a point. Written anew from the protocol's description; shares no code
 * with the gateway.
 */
final class ExpectedMessage {

  private static final long MINUTE = 60_000_000_000L;
  private static final long DAY = 1440 * MINUTE;
  private static final String[] MARKS = {"partial", "estimated", "rebased", "unscheduled"};

  private final Map<String, String> fields = new LinkedHashMap<>();
  private final String symbol;
  private final int price;
  private final int size;

  /**
   * A message of a symbol.
   *
   * @param price exponent of its prices
   * @param size exponent of its sizes
   */
  ExpectedMessage(String symbol, int price, int size) {
    this.symbol = symbol;
    this.price = price;
    this.size = size;
  }

  Map<String, String> trade(TradeUpdateDecoder trade) {
    boolean idIsKnown = trade.tradeId() != TradeUpdateDecoder.tradeIdNullValue();
    head("trade", trade.eventTime());
    put("t", idIsKnown ? trade.tradeId() : trade.seq());
    put("p", Decimals.text(trade.price(), price));
    put("q", Decimals.text(trade.size(), size));
    put("T", Decimals.millis(trade.eventTime()));
    put("m", trade.direction() == Direction.DOWN);
    put("M", true);
    tail(trade.seq(), trade.tradingDay());
    put(
        "dir",
        switch (trade.direction()) {
          case UP -> "up";
          case DOWN -> "down";
          default -> "neutral";
        });
    if (trade.flags().estimated()) {
      put("estimated", true);
    }
    return fields;
  }

  Map<String, String> quote(QuoteUpdateDecoder quote, @Nullable Instrument instrument) {
    head("quote", quote.eventTime());
    tail(quote.seq(), quote.tradingDay());
    new ExpectedQuote(fields, price, size).add(quote, instrument);
    return fields;
  }

  Map<String, String> bar(BarUpdateDecoder update) {
    Bar bar = BarCodec.decode(update);
    boolean day = bar.span() == BarSpan.DAY;
    head("kline", bar.eventTime());
    put("k.t", Decimals.millis(bar.start()));
    put("k.T", Decimals.millis(bar.start() + (day ? DAY : MINUTE)) - 1);
    put("k.s", symbol);
    put("k.i", day ? "1d" : "1m");
    put("k.f", bar.firstTradeId() == Bar.NONE ? -1 : bar.firstTradeId());
    put("k.L", bar.lastTradeId() == Bar.NONE ? -1 : bar.lastTradeId());
    put("k.o", Decimals.text(bar.open(), price));
    put("k.c", Decimals.text(bar.close(), price));
    put("k.h", Decimals.text(bar.high(), price));
    put("k.l", Decimals.text(bar.low(), price));
    put("k.v", Decimals.text(bar.volume(), size));
    put("k.n", bar.trades());
    put("k.x", !bar.isOpen());
    put("k.q", turnover(bar.turnoverHigh(), bar.turnoverLow()));
    put("k.V", Decimals.text(bar.buyVolume(), size));
    put("k.Q", turnover(bar.buyTurnoverHigh(), bar.buyTurnoverLow()));
    put("k.B", "0");
    tail(bar.seq(), bar.tradingDay());
    put("rev", bar.rev());
    put("state", bar.state().name().toLowerCase(Locale.ROOT));
    marks(bar.marks());
    amount("missing", bar.missing());
    amount("afterHours", bar.afterHours());
    amount("unattributed", bar.unattributed());
    return fields;
  }

  /** Null where the stream carries none of the values. */
  @Nullable Map<String, String> indicator(IndicatorUpdateDecoder update, String name) {
    head("indicator", update.eventTime());
    put("i", "1m");
    put("n", name);
    put("t", Decimals.millis(update.start()));
    tail(update.seq(), update.tradingDay());
    put("rev", update.rev());
    int before = fields.size();
    for (IndicatorUpdateDecoder.ValuesDecoder value : update.values()) {
      double number = value.value();
      String valueName = value.name();
      if (valueName.equals(name)
          || valueName.startsWith(name + '_')
          || valueName.startsWith(name + '.')) {
        put("values." + valueName, Double.isFinite(number) ? Double.toString(number) : "null");
      }
    }
    return fields.size() > before ? fields : null;
  }

  private void marks(int marks) {
    int place = 0;
    for (int bit = 0; bit < MARKS.length; bit++) {
      if ((marks & 1 << bit) != 0) {
        put("marks." + place++, MARKS[bit]);
      }
    }
  }

  private void amount(String name, long value) {
    if (value != 0) {
      put(name, Decimals.text(value, size));
    }
  }

  private String turnover(long high, long low) {
    BigInteger sum = Decimals.int128(high, low);
    return Decimals.text(sum, price + size);
  }

  private void head(String event, long eventTime) {
    put("e", event);
    put("E", Decimals.millis(eventTime));
    put("s", symbol);
  }

  private void tail(long seq, int tradingDay) {
    put("seq", seq);
    put("td", Decimals.day(tradingDay));
  }

  private void put(String name, Object value) {
    fields.put(name, value.toString());
  }
}

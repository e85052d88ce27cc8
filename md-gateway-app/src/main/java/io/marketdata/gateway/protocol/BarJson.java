package io.marketdata.gateway.protocol;

import static io.marketdata.gateway.protocol.JsonWriter.ascii;

import io.marketdata.candle.Bar;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import java.util.Locale;

/**
 * Bars as messages of a stream and as rows of a query, each field by the same piece of code. Not
 * thread-safe.
 */
public final class BarJson {

  private static final byte[] KLINE = ascii("{\"e\":\"kline\",\"E\":");
  private static final long MINUTE_NANOS = 60_000_000_000L;
  private static final long DAY_NANOS = 1440 * MINUTE_NANOS;
  private static final long MILLI_NANOS = 1_000_000;

  private final JsonWriter json;

  BarJson(JsonWriter json) {
    this.json = json;
  }

  /** A renderer with a writer of its own. */
  public static BarJson standalone() {
    return new BarJson(new JsonWriter());
  }

  /** A bar as a message. */
  public byte[] kline(String symbol, int priceExponent, int sizeExponent, Bar bar) {
    json.reset().raw(KLINE).millis(bar.eventTime()).raw(",\"s\":").text(symbol);
    json.raw(",\"k\":{\"t\":").millis(bar.start()).raw(",\"T\":").number(closeMillis(bar));
    json.raw(",\"s\":").text(symbol).raw(",\"i\":").text(interval(bar.span()));
    json.raw(",\"f\":").number(tradeId(bar.firstTradeId()));
    json.raw(",\"L\":").number(tradeId(bar.lastTradeId()));
    json.raw(",\"o\":").decimal(bar.open(), priceExponent);
    json.raw(",\"c\":").decimal(bar.close(), priceExponent);
    json.raw(",\"h\":").decimal(bar.high(), priceExponent);
    json.raw(",\"l\":").decimal(bar.low(), priceExponent);
    json.raw(",\"v\":").decimal(bar.volume(), sizeExponent);
    json.raw(",\"n\":").number(bar.trades());
    json.raw(",\"x\":").bool(!bar.isOpen());
    json.raw(",\"q\":");
    turnover(bar, priceExponent + sizeExponent);
    json.raw(",\"V\":").decimal(bar.buyVolume(), sizeExponent).raw(",\"Q\":");
    buyTurnover(bar, priceExponent + sizeExponent);
    json.raw(",\"B\":\"0\"}");
    json.raw(",\"seq\":").number(bar.seq()).raw(",\"rev\":").number(bar.rev());
    json.raw(",\"state\":").text(state(bar.state())).raw(",\"td\":").day(bar.tradingDay());
    marks(bar, sizeExponent);
    return json.raw('}').toBytes();
  }

  /**
   * Appends a bar as a row of {@code /api/v3/klines}.
   *
   * @param target where to, not reset
   * @param extended whether state, rev, td and seq follow Binance's twelve fields
   */
  public static void row(
      JsonWriter target, int priceExponent, int sizeExponent, Bar bar, boolean extended) {
    int turnoverExponent = priceExponent + sizeExponent;
    target.raw('[').millis(bar.start()).raw(',').decimal(bar.open(), priceExponent);
    target.raw(',').decimal(bar.high(), priceExponent);
    target.raw(',').decimal(bar.low(), priceExponent);
    target.raw(',').decimal(bar.close(), priceExponent);
    target.raw(',').decimal(bar.volume(), sizeExponent);
    target.raw(',').number(closeMillis(bar)).raw(',');
    target.decimal(bar.turnoverHigh(), bar.turnoverLow(), turnoverExponent);
    target.raw(',').number(bar.trades());
    target.raw(',').decimal(bar.buyVolume(), sizeExponent).raw(',');
    target.decimal(bar.buyTurnoverHigh(), bar.buyTurnoverLow(), turnoverExponent);
    target.raw(",\"0\"");
    if (extended) {
      target.raw(',').text(state(bar.state())).raw(',').number(bar.rev());
      target.raw(',').day(bar.tradingDay()).raw(',').number(bar.seq());
    }
    target.raw(']');
  }

  private void turnover(Bar bar, int exponent) {
    json.decimal(bar.turnoverHigh(), bar.turnoverLow(), exponent);
  }

  private void buyTurnover(Bar bar, int exponent) {
    json.decimal(bar.buyTurnoverHigh(), bar.buyTurnoverLow(), exponent);
  }

  private void marks(Bar bar, int sizeExponent) {
    int marks = bar.marks();
    if (marks != 0) {
      json.raw(",\"marks\":[");
      int from = json.length();
      mark((marks & Bar.PARTIAL) != 0, "partial", from);
      mark((marks & Bar.ESTIMATED) != 0, "estimated", from);
      mark((marks & Bar.REBASED) != 0, "rebased", from);
      mark((marks & Bar.UNSCHEDULED) != 0, "unscheduled", from);
      json.raw(']');
    }
    amount(",\"missing\":", bar.missing(), sizeExponent);
    amount(",\"afterHours\":", bar.afterHours(), sizeExponent);
    amount(",\"unattributed\":", bar.unattributed(), sizeExponent);
  }

  private void mark(boolean set, String name, int from) {
    if (set) {
      if (json.length() > from) {
        json.raw(',');
      }
      json.text(name);
    }
  }

  private void amount(String field, long size, int sizeExponent) {
    if (size != 0) {
      json.raw(field).decimal(size, sizeExponent);
    }
  }

  private static long closeMillis(Bar bar) {
    long span = bar.span() == BarSpan.DAY ? DAY_NANOS : MINUTE_NANOS;
    return Math.floorDiv(bar.start() + span, MILLI_NANOS) - 1;
  }

  private static String interval(BarSpan span) {
    return span == BarSpan.DAY ? "1d" : "1m";
  }

  private static long tradeId(long id) {
    return id == Bar.NONE ? -1 : id;
  }

  private static String state(BarState state) {
    return switch (state) {
      case OPEN -> "open";
      case CLOSED -> "closed";
      case REVISED -> "revised";
      default -> state.name().toLowerCase(Locale.ROOT);
    };
  }
}

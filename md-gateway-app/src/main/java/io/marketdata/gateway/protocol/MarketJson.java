package io.marketdata.gateway.protocol;

import static io.marketdata.gateway.protocol.JsonWriter.ascii;

import io.marketdata.wire.sbe.Direction;
import io.marketdata.wire.sbe.IndicatorUpdateDecoder;
import io.marketdata.wire.sbe.TradeUpdateDecoder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Renders market data as JSON with Binance's field names; {@code E} is the event's own time in the
 * log, so that every replica writes the same bytes. Not thread-safe.
 */
public final class MarketJson {

  private static final byte[] TRADE = ascii("{\"e\":\"trade\",\"E\":");
  private static final byte[] INDICATOR = ascii("{\"e\":\"indicator\",\"E\":");
  private static final byte[] SYMBOL = ascii(",\"s\":");
  private static final byte[] SEQ = ascii(",\"seq\":");
  private static final byte[] DAY = ascii(",\"td\":");
  private static final byte[] UP = ascii("\"up\"");
  private static final byte[] DOWN = ascii("\"down\"");
  private static final byte[] NEUTRAL = ascii("\"neutral\"");

  private final JsonWriter json = new JsonWriter();
  private final QuoteJson quotes = new QuoteJson(json);
  private final BarJson bars = new BarJson(json);

  /** Quotes. */
  public QuoteJson quotes() {
    return quotes;
  }

  /** Bars. */
  public BarJson bars() {
    return bars;
  }

  /** A trade. A venue that gives no trade id has its {@code seq} in {@code t}. */
  public byte[] trade(
      String symbol, int priceExponent, int sizeExponent, TradeUpdateDecoder trade) {
    long tradeId = trade.tradeId();
    Direction direction = trade.direction();
    json.reset().raw(TRADE).millis(trade.eventTime()).raw(SYMBOL).text(symbol);
    json.raw(",\"t\":")
        .number(tradeId == TradeUpdateDecoder.tradeIdNullValue() ? trade.seq() : tradeId);
    json.raw(",\"p\":").decimal(trade.price(), priceExponent);
    json.raw(",\"q\":").decimal(trade.size(), sizeExponent);
    json.raw(",\"T\":").millis(trade.eventTime());
    json.raw(",\"m\":").bool(direction == Direction.DOWN).raw(",\"M\":true");
    json.raw(SEQ).number(trade.seq()).raw(DAY).day(trade.tradingDay());
    json.raw(",\"dir\":").raw(direction(direction));
    if (trade.flags().estimated()) {
      json.raw(",\"estimated\":true");
    }
    return json.raw('}').toBytes();
  }

  /**
   * The wanted ones of a bar's indicators.
   *
   * @param interval of the bar, as in stream names
   * @param name of the stream's indicator
   * @param wanted which values belong to it
   * @return null where none of them is warm
   */
  public byte @Nullable [] indicator(
      String symbol,
      String interval,
      String name,
      IndicatorUpdateDecoder update,
      Predicate<String> wanted) {
    json.reset().raw(INDICATOR).millis(update.eventTime()).raw(SYMBOL).text(symbol);
    json.raw(",\"i\":").text(interval).raw(",\"n\":").text(name);
    json.raw(",\"t\":").millis(update.start()).raw(",\"values\":{");
    boolean any = false;
    for (IndicatorUpdateDecoder.ValuesDecoder value : update.values()) {
      double number = value.value();
      String valueName = value.name();
      if (wanted.test(valueName)) {
        if (any) {
          json.raw(',');
        }
        json.text(valueName).raw(':').real(number);
        any = true;
      }
    }
    json.raw("},\"rev\":").number(update.rev()).raw(SEQ).number(update.seq());
    json.raw(DAY).day(update.tradingDay()).raw('}');
    return any ? json.toBytes() : null;
  }

  /**
   * The notice that messages of a stream were left out.
   *
   * @param from first {@code seq} that is missing
   * @param to last one
   * @param firstStart of a bar stream: epoch nanoseconds of the first bar to read again, else
   *     {@link Long#MIN_VALUE}
   */
  public static byte[] gap(String symbol, String stream, long from, long to, long firstStart) {
    JsonWriter json = new JsonWriter().raw("{\"e\":\"gap\",\"s\":").text(symbol);
    json.raw(",\"stream\":").text(stream).raw(",\"from\":").number(from);
    json.raw(",\"to\":").number(to);
    if (firstStart != Long.MIN_VALUE) {
      json.raw(",\"start\":").millis(firstStart);
    }
    return json.raw('}').toBytes();
  }

  /** The message wrapped with its stream's name. */
  public static byte[] combined(String stream, byte[] data) {
    byte[] head = ascii("{\"stream\":\"" + stream + "\",\"data\":");
    byte[] whole = new byte[head.length + data.length + 1];
    System.arraycopy(head, 0, whole, 0, head.length);
    System.arraycopy(data, 0, whole, head.length, data.length);
    whole[whole.length - 1] = '}';
    return whole;
  }

  private static byte[] direction(Direction direction) {
    return switch (direction) {
      case UP -> UP;
      case DOWN -> DOWN;
      default -> NEUTRAL;
    };
  }
}

package io.marketdata.load.check;

import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.QuoteDecoder;
import io.marketdata.wire.sbe.Side;
import io.marketdata.wire.sbe.SnapshotDecoder;
import io.marketdata.wire.sbe.TradeDecoder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * What a message says, in a number: of a message in the log, and of the line of the simulated venue
 * from which it must have come, read by other means than ingest's. Figures count by their value,
 * whatever their exponent.
 */
final class TickDigest {

  private static final long MIX = 0x9E37_79B9_7F4A_7C15L;
  private static final long MILLION = 1_000_000;
  private static final int TEN = 10;
  private static final int SYMBOL = 1;
  private static final int FIRST_LEVEL = 18;

  private long value;

  private TickDigest(char kind) {
    value = kind;
  }

  /** A line of the simulated venue. */
  static FeedTick ofLine(long number, byte[] bytes, int offset, int length) {
    List<String> fields =
        List.of(new String(bytes, offset, length, StandardCharsets.US_ASCII).split("\\|", -1));
    char kind = fields.getFirst().charAt(0);
    TickDigest digest = new TickDigest(kind);
    switch (kind) {
      case 'T' -> {
        digest.all(fields, 2, 3, 4, 5);
        digest.add(fields.get(6).equals("B") ? 1 : 2, 0);
      }
      case 'Q' -> digest.all(fields, 2, 3, 4, 5, 6);
      case 'S' -> {
        digest.add(Long.parseLong(fields.get(2)), 0);
        digest.add(
            LocalDate.parse(fields.get(3), DateTimeFormatter.BASIC_ISO_DATE).toEpochDay(), 0);
        digest.all(fields, 5, 6, 7, 8, 9, 13, 14, 15);
        for (int at = FIRST_LEVEL; at < fields.size() - 1; at++) {
          digest.all(fields, at);
        }
      }
      default -> throw new IllegalArgumentException("a line of kind " + kind);
    }
    return new FeedTick(number, fields.get(SYMBOL), "", digest.value);
  }

  static long of(FrameReader frame, TradeDecoder trade) {
    int price = frame.priceExponent(trade.symbol());
    int size = frame.sizeExponent(trade.symbol());
    TickDigest digest = new TickDigest('T');
    digest.add(trade.eventTime() / MILLION, 0);
    digest.add(trade.tradeId(), 0);
    digest.add(trade.price(), price);
    digest.add(trade.size(), size);
    digest.add(trade.side() == Side.BUY ? 1 : 2, 0);
    return digest.value;
  }

  static long of(FrameReader frame, QuoteDecoder quote) {
    int price = frame.priceExponent(quote.symbol());
    int size = frame.sizeExponent(quote.symbol());
    TickDigest digest = new TickDigest('Q');
    digest.add(quote.eventTime() / MILLION, 0);
    digest.add(quote.bid(), price);
    digest.add(quote.bidSize(), size);
    digest.add(quote.ask(), price);
    digest.add(quote.askSize(), size);
    return digest.value;
  }

  static long of(FrameReader frame, SnapshotDecoder snapshot) {
    int price = frame.priceExponent(snapshot.symbol());
    int size = frame.sizeExponent(snapshot.symbol());
    TickDigest digest = new TickDigest('S');
    digest.add(snapshot.eventTime() / MILLION, 0);
    digest.add(snapshot.tradingDay(), 0);
    digest.add(snapshot.last(), price);
    digest.add(snapshot.open(), price);
    digest.add(snapshot.high(), price);
    digest.add(snapshot.low(), price);
    digest.add(snapshot.previousClose(), price);
    digest.add(snapshot.volume(), size);
    digest.add(snapshot.turnover().low(), price + size);
    digest.add(snapshot.trades(), 0);
    long[] levels = levels(snapshot);
    for (int i = 0; i < levels.length; i++) {
      digest.add(levels[i], i % 2 == 0 ? price : size);
    }
    return digest.value;
  }

  /** Level by level: bid, its size, ask, its size, as the venue has them. */
  private static long[] levels(SnapshotDecoder snapshot) {
    SnapshotDecoder.BidsDecoder bids = snapshot.bids();
    long[] levels = new long[bids.count() * 4];
    for (int i = 0; bids.hasNext(); i += 4) {
      bids.next();
      levels[i] = bids.price();
      levels[i + 1] = bids.size();
    }
    SnapshotDecoder.AsksDecoder asks = snapshot.asks();
    for (int i = 2; asks.hasNext(); i += 4) {
      asks.next();
      levels[i] = asks.price();
      levels[i + 1] = asks.size();
    }
    return levels;
  }

  private void all(List<String> fields, int... places) {
    for (int place : places) {
      BigDecimal figure = new BigDecimal(fields.get(place));
      BigInteger unscaled = figure.unscaledValue();
      add(unscaled.longValueExact(), -figure.scale());
    }
  }

  private void add(long figure, int exponent) {
    long mantissa = figure;
    int power = exponent;
    while (mantissa != 0 && mantissa % TEN == 0) {
      mantissa /= TEN;
      power++;
    }
    mix(mantissa);
    mix(mantissa == 0 ? 0 : power);
  }

  private void mix(long part) {
    value = (value ^ part) * MIX;
    value ^= value >>> 29;
  }
}

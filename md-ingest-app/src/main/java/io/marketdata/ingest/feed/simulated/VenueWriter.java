package io.marketdata.ingest.feed.simulated;

import io.marketdata.instrument.Instrument;
import io.marketdata.instrument.InstrumentType;
import io.marketdata.wire.sbe.Phase;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * Says what happens in the simulated venue's protocol: one message, fields parted by {@code |}, the
 * last one a checksum. Reusable, single thread.
 */
final class VenueWriter {

  static final int LEVELS = 5;

  private static final int MILLION = 1_000_000;
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  private final byte[] buffer = new byte[2048];
  private final byte[] digits = new byte[24];
  private final Map<String, byte[]> symbols = new HashMap<>();
  private int length;
  private int dayOfText = Integer.MIN_VALUE;
  private long textOfDay;

  byte[] buffer() {
    return buffer;
  }

  int length() {
    return length;
  }

  void trade(Instrument instrument, long time, long id, long price, long size, boolean buy) {
    begin('T', instrument, time);
    number(id);
    decimal(price, instrument.priceExponent());
    decimal(size, instrument.sizeExponent());
    character(buy ? 'B' : 'S');
    end();
  }

  void quote(Instrument instrument, long time, long bid, long bidSize, long ask, long askSize) {
    begin('Q', instrument, time);
    decimal(bid, instrument.priceExponent());
    decimal(bidSize, instrument.sizeExponent());
    decimal(ask, instrument.priceExponent());
    decimal(askSize, instrument.sizeExponent());
    end();
  }

  void snapshot(SymbolWalk walk, long time, long bid, long ask, Phase phase, Noise noise) {
    Instrument instrument = walk.instrument();
    DayFigures figures = walk.figures();
    int price = instrument.priceExponent();
    begin('S', instrument, time);
    number(day(figures.tradingDay()));
    number(phase.value());
    decimal(figures.last, price);
    decimal(figures.open, price);
    decimal(figures.high, price);
    decimal(figures.low, price);
    decimal(figures.previousClose, price);
    optional(instrument.type() == InstrumentType.FUTURE, figures.previousClose, price);
    optional(figures.limitUp != figures.limitDown, figures.limitUp, price);
    optional(figures.limitUp != figures.limitDown, figures.limitDown, price);
    decimal(figures.volume, instrument.sizeExponent());
    decimal(figures.turnover, instrument.turnoverExponent());
    number(figures.trades);
    long interest = figures.openInterest;
    optional(interest != Long.MIN_VALUE, interest, instrument.sizeExponent());
    levels(walk, bid, ask, noise);
    end();
  }

  private void levels(SymbolWalk walk, long bid, long ask, Noise noise) {
    Instrument instrument = walk.instrument();
    int levels = walk.style() == QuoteStyle.BOOK ? LEVELS : 1;
    number(levels);
    for (int i = 0; i < levels; i++) {
      decimal(bid - i * instrument.priceTick(), instrument.priceExponent());
      decimal((1 + noise.below(200)) * instrument.lot(), instrument.sizeExponent());
      decimal(ask + i * instrument.priceTick(), instrument.priceExponent());
      decimal((1 + noise.below(200)) * instrument.lot(), instrument.sizeExponent());
    }
  }

  private void begin(char kind, Instrument instrument, long time) {
    length = 0;
    character(kind);
    byte[] symbol =
        symbols.computeIfAbsent(
            instrument.symbol(), text -> text.getBytes(StandardCharsets.US_ASCII));
    System.arraycopy(symbol, 0, buffer, length, symbol.length);
    length += symbol.length;
    buffer[length++] = '|';
    number(time / MILLION);
  }

  private void end() {
    int sum = SimulatedDecoder.sum(buffer, 0, length);
    buffer[length++] = HEX[sum >>> 4];
    buffer[length++] = HEX[sum & 0xf];
  }

  private void character(char one) {
    buffer[length++] = (byte) one;
    buffer[length++] = '|';
  }

  private void optional(boolean present, long value, int exponent) {
    if (present) {
      decimal(value, exponent);
    } else {
      buffer[length++] = '|';
    }
  }

  private void number(long value) {
    decimal(value, 0);
  }

  /** Writes {@code value * 10^exponent}, exponent at most 0, with all its places. */
  private void decimal(long value, int exponent) {
    long rest = Math.abs(value);
    int places = -exponent;
    int at = digits.length;
    while (rest != 0 || digits.length - at <= places) {
      if (digits.length - at == places && places > 0) {
        digits[--at] = '.';
        places = -1;
      }
      digits[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    if (value < 0) {
      buffer[length++] = '-';
    }
    System.arraycopy(digits, at, buffer, length, digits.length - at);
    length += digits.length - at;
    buffer[length++] = '|';
  }

  private long day(int epochDay) {
    if (epochDay != dayOfText) {
      LocalDate date = LocalDate.ofEpochDay(epochDay);
      dayOfText = epochDay;
      textOfDay = date.getYear() * 10_000L + date.getMonthValue() * 100L + date.getDayOfMonth();
    }
    return textOfDay;
  }
}

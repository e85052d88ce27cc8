package io.marketdata.load.clients;

import io.marketdata.instrument.Instrument;
import io.marketdata.wire.sbe.QuoteUpdateDecoder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of a quote, with those that follow by one division. */
final class ExpectedQuote {

  private static final long NONE = Long.MIN_VALUE;
  private static final int LEVELS = 5;
  private static final int CENTS = -2;

  private final Map<String, String> fields;
  private final int price;
  private final int size;

  ExpectedQuote(Map<String, String> fields, int price, int size) {
    this.fields = fields;
    this.price = price;
    this.size = size;
  }

  void add(QuoteUpdateDecoder quote, @Nullable Instrument instrument) {
    optional("c", quote.last(), price);
    optional("o", quote.open(), price);
    optional("h", quote.high(), price);
    optional("l", quote.low(), price);
    optional("x", quote.previousClose(), price);
    optional("ps", quote.previousSettlement(), price);
    optional("st", quote.settlement(), price);
    optional("lu", quote.limitUp(), price);
    optional("ld", quote.limitDown(), price);
    optional("oi", quote.openInterest(), size);
    optional("n", quote.trades(), 0);
    optional("v", quote.volume(), size);
    optional("uv", quote.upVolume(), size);
    optional("dv", quote.downVolume(), size);
    changes(quote);
    turnover(quote, instrument);
    book(quote);
    fields.put("ph", quote.phase().name().toLowerCase(Locale.ROOT));
    fields.put("ql", quote.quality().name().toLowerCase(Locale.ROOT));
  }

  private void changes(QuoteUpdateDecoder quote) {
    boolean settled = quote.previousSettlement() != NONE;
    long reference = settled ? quote.previousSettlement() : quote.previousClose();
    if (reference == NONE || reference == 0) {
      return;
    }
    if (quote.last() != NONE) {
      optional("p", quote.last() - reference, price);
      percent("P", quote.last() - reference, reference);
    }
    if (quote.high() != NONE && quote.low() != NONE) {
      percent("A", quote.high() - quote.low(), reference);
    }
  }

  private void turnover(QuoteUpdateDecoder quote, @Nullable Instrument instrument) {
    BigInteger sum = Decimals.int128(quote.turnover().high(), quote.turnover().low());
    fields.put("q", Decimals.text(sum, price + size));
    long multiplier = instrument == null ? 1 : instrument.multiplier();
    if (quote.volume() > 0 && sum.signum() > 0) {
      BigDecimal hundredfold = new BigDecimal(sum).movePointRight(2);
      BigDecimal units =
          BigDecimal.valueOf(quote.volume()).multiply(BigDecimal.valueOf(multiplier));
      fields.put("w", Decimals.text(Decimals.divide(hundredfold, units), price - 2));
    }
    if (instrument != null && instrument.freeFloat() > 0) {
      percent("tr", quote.volume(), instrument.freeFloat());
    }
  }

  private void book(QuoteUpdateDecoder quote) {
    long bids = 0;
    long asks = 0;
    int level = 0;
    for (QuoteUpdateDecoder.BidsDecoder bid : quote.bids()) {
      if (level < LEVELS) {
        bids += level("b", level++, bid.price(), bid.size());
      }
    }
    level = 0;
    for (QuoteUpdateDecoder.AsksDecoder ask : quote.asks()) {
      if (level < LEVELS) {
        asks += level("a", level++, ask.price(), ask.size());
      }
    }
    if (bids + asks > 0) {
      percent("br", bids - asks, bids + asks);
    }
  }

  private long level(String side, int level, long levelPrice, long levelSize) {
    fields.put(side + '.' + level + ".0", Decimals.text(levelPrice, price));
    fields.put(side + '.' + level + ".1", Decimals.text(levelSize, size));
    return levelSize;
  }

  private void optional(String name, long value, int exponent) {
    if (value != NONE) {
      fields.put(name, Decimals.text(value, exponent));
    }
  }

  private void percent(String name, long part, long whole) {
    BigDecimal hundredths = BigDecimal.valueOf(part).movePointRight(4);
    fields.put(name, Decimals.text(Decimals.divide(hundredths, BigDecimal.valueOf(whole)), CENTS));
  }
}

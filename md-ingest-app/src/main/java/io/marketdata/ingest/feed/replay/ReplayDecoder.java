package io.marketdata.ingest.feed.replay;

import io.marketdata.ingest.normalise.AsciiScanner;
import io.marketdata.ingest.normalise.RawMessage;
import io.marketdata.ingest.normalise.RejectionReason;
import io.marketdata.ingest.normalise.TickField;
import io.marketdata.ingest.normalise.TickKind;
import io.marketdata.ingest.normalise.VenueDecoder;
import io.marketdata.ingest.normalise.VenueTick;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code seconds,price,amount}. The event's time is when the row is due: its recorded time,
 * shifted.
 */
final class ReplayDecoder implements VenueDecoder {

  private final byte[] symbol;
  private final AsciiScanner scanner = new AsciiScanner(',');

  ReplayDecoder(String symbol) {
    this.symbol = symbol.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public @Nullable RejectionReason decode(RawMessage message, VenueTick tick) {
    tick.begin(TickKind.TRADE);
    scanner.wrap(message.buffer(), message.offset(), message.length());
    long recorded = scanner.integer();
    tick.set(TickField.PRICE, scanner.decimal(), scanner.decimals());
    tick.set(TickField.SIZE, scanner.decimal(), scanner.decimals());
    if (!scanner.complete() || recorded < 0) {
      return RejectionReason.MALFORMED;
    }
    tick.symbol(symbol, 0, symbol.length);
    tick.eventTime(message.due());
    tick.tradeId(message.number());
    return null;
  }
}

package io.marketdata.ingest.feed.simulated;

import io.marketdata.ingest.normalise.AsciiScanner;
import io.marketdata.ingest.normalise.RawMessage;
import io.marketdata.ingest.normalise.RejectionReason;
import io.marketdata.ingest.normalise.TickField;
import io.marketdata.ingest.normalise.TickKind;
import io.marketdata.ingest.normalise.TickPhase;
import io.marketdata.ingest.normalise.TickSide;
import io.marketdata.ingest.normalise.VenueDecoder;
import io.marketdata.ingest.normalise.VenueTick;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the simulated venue's protocol. Knows nothing of who wrote the bytes: whatever comes is a
 * tick or a reason.
 */
final class SimulatedDecoder implements VenueDecoder {

  private static final long MILLION = 1_000_000;
  private static final long MAX_MILLIS = Long.MAX_VALUE / MILLION;
  private static final int CHECKSUM_LENGTH = 2;
  private static final TickField[] SNAPSHOT_FIELDS = {
    TickField.LAST,
    TickField.OPEN,
    TickField.HIGH,
    TickField.LOW,
    TickField.PREVIOUS_CLOSE,
    TickField.PREVIOUS_SETTLEMENT,
    TickField.LIMIT_UP,
    TickField.LIMIT_DOWN,
    TickField.VOLUME,
    TickField.TURNOVER,
    TickField.TRADES,
    TickField.OPEN_INTEREST
  };
  private static final TickPhase[] PHASES = TickPhase.values();

  private final AsciiScanner scanner = new AsciiScanner('|');
  private long dayText = Long.MIN_VALUE;
  private int day;

  @Override
  public @Nullable RejectionReason decode(RawMessage message, VenueTick tick) {
    byte[] bytes = message.buffer();
    int payload = message.length() - CHECKSUM_LENGTH;
    if (payload < 2 || bytes[message.offset() + payload - 1] != '|') {
      return RejectionReason.MALFORMED;
    }
    int end = message.offset() + payload;
    int told = hex(bytes[end]) << 4 | hex(bytes[end + 1]);
    if (told < 0 || told != sum(bytes, message.offset(), payload)) {
      return RejectionReason.CHECKSUM;
    }
    scanner.wrap(bytes, message.offset(), payload - 1);
    return switch (scanner.character()) {
      case 'T' -> trade(bytes, tick);
      case 'Q' -> quote(bytes, tick);
      case 'S' -> snapshot(bytes, tick);
      default -> RejectionReason.UNKNOWN_KIND;
    };
  }

  static int sum(byte[] bytes, int offset, int length) {
    int sum = 0;
    for (int i = offset; i < offset + length; i++) {
      sum += bytes[i];
    }
    return sum & 0xff;
  }

  private @Nullable RejectionReason trade(byte[] bytes, VenueTick tick) {
    head(bytes, TickKind.TRADE, tick);
    tick.tradeId(scanner.integer());
    decimal(TickField.PRICE, tick);
    decimal(TickField.SIZE, tick);
    int side = scanner.character();
    tick.side(side == 'B' ? TickSide.BUY : TickSide.SELL);
    return verdict(side == 'B' || side == 'S');
  }

  private @Nullable RejectionReason quote(byte[] bytes, VenueTick tick) {
    head(bytes, TickKind.QUOTE, tick);
    decimal(TickField.BID, tick);
    decimal(TickField.BID_SIZE, tick);
    decimal(TickField.ASK, tick);
    decimal(TickField.ASK_SIZE, tick);
    return verdict(true);
  }

  private @Nullable RejectionReason snapshot(byte[] bytes, VenueTick tick) {
    head(bytes, TickKind.SNAPSHOT, tick);
    boolean valid = day(scanner.integer(), tick);
    long phase = scanner.integer();
    valid &= phase >= 0 && phase < PHASES.length;
    tick.phase(valid ? PHASES[(int) phase] : TickPhase.UNKNOWN);
    for (TickField field : SNAPSHOT_FIELDS) {
      decimal(field, tick);
    }
    long levels = scanner.integer();
    if (!valid || scanner.failed() || levels < 0 || levels > VenueTick.MAX_LEVELS) {
      return RejectionReason.MALFORMED;
    }
    for (int level = 0; level < levels; level++) {
      tick.levelPrice(true, level, scanner.decimal(), scanner.decimals());
      tick.levelSize(true, level, scanner.decimal(), scanner.decimals());
      tick.levelPrice(false, level, scanner.decimal(), scanner.decimals());
      tick.levelSize(false, level, scanner.decimal(), scanner.decimals());
    }
    return verdict(true);
  }

  private void head(byte[] bytes, TickKind kind, VenueTick tick) {
    tick.begin(kind);
    scanner.next();
    tick.symbol(bytes, scanner.offset(), scanner.length());
    long millis = scanner.integer();
    boolean valid = millis > 0 && millis <= MAX_MILLIS;
    tick.eventTime(valid ? millis * MILLION : Long.MAX_VALUE);
  }

  private void decimal(TickField field, VenueTick tick) {
    long unscaled = scanner.optionalDecimal();
    if (!scanner.blank()) {
      tick.set(field, unscaled, scanner.decimals());
    }
  }

  private boolean day(long text, VenueTick tick) {
    if (text != dayText) {
      try {
        int date = (int) Math.clamp(text, 0, 99_999_999L);
        day = (int) LocalDate.of(date / 10_000, date / 100 % 100, date % 100).toEpochDay();
        dayText = text;
      } catch (DateTimeException e) {
        return false;
      }
    }
    tick.tradingDay(day);
    return true;
  }

  private @Nullable RejectionReason verdict(boolean valid) {
    return valid && scanner.complete() ? null : RejectionReason.MALFORMED;
  }

  private static int hex(byte digit) {
    return Character.digit(digit, 16);
  }
}

package io.marketdata.ingest.normalise;

import io.marketdata.ingest.normalise.TickField.Unit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Brings a venue's decimals to the scales of the instrument: exactly, up to the noise of binary
 * numbers, or not at all. Keeps no state; allocates nothing.
 */
public final class TickNormaliser {

  private final ListingTable listings;
  private final long maxAhead;

  /**
   * Normalises ticks of these instruments.
   *
   * @param maxAhead nanoseconds that an event may lie ahead of its arrival
   */
  public TickNormaliser(ListingTable listings, long maxAhead) {
    this.listings = listings;
    this.maxAhead = maxAhead;
  }

  /**
   * Fills {@code out} from {@code in}.
   *
   * @param number the source's running number
   * @param arrival time base of the source at arrival, epoch nanoseconds
   * @return null, or why it is no tick; {@code out} is then of no meaning
   */
  public @Nullable RejectionReason normalise(VenueTick in, long number, long arrival, Tick out) {
    Listing listing = listings.find(in.symbolBuffer, in.symbolOffset, in.symbolLength);
    if (listing == null) {
      return RejectionReason.UNKNOWN_INSTRUMENT;
    }
    if (in.eventTime > arrival + maxAhead) {
      return RejectionReason.FUTURE;
    }
    head(in, number, listing, out);
    RejectionReason reason = figures(in, listing, out);
    return reason != null ? reason : plausible(out);
  }

  private static void head(VenueTick in, long number, Listing listing, Tick out) {
    out.kind = in.kind;
    out.side = in.side;
    out.phase = in.phase;
    out.listing = listing;
    out.number = number;
    out.eventTime = in.eventTime;
    out.tradeId = in.tradeId;
    out.sequence = in.sequence;
    out.conditions = in.conditions;
    out.exchange = in.exchange;
    out.tradingDay = in.tradingDay;
    out.bids = in.bids;
    out.asks = in.asks;
    out.turnoverHigh = 0;
    Arrays.fill(out.values, Tick.ABSENT);
  }

  private static @Nullable RejectionReason figures(VenueTick in, Listing listing, Tick out) {
    for (long rest = in.present; rest != 0; rest &= rest - 1) {
      int slot = Long.numberOfTrailingZeros(rest);
      RejectionReason reason = figure(in, slot, listing, out);
      if (reason != null) {
        return reason;
      }
    }
    return null;
  }

  private static @Nullable RejectionReason figure(
      VenueTick in, int slot, Listing listing, Tick out) {
    Unit unit = TickSlots.unit(slot);
    long unscaled = in.unscaled[slot];
    if (unscaled < 0 && unit != Unit.PRICE) {
      return RejectionReason.NEGATIVE_SIZE;
    }
    int power = places(unit, listing) - in.decimals[slot];
    long factor = in.factor(unit);
    boolean cut = in.isCut(slot);
    if (power < 0 || cut) {
      return shorten(in, slot, -power, factor, out);
    }
    if (unit == Unit.TURNOVER) {
      return turnover(unscaled, power, factor, slot, out);
    }
    if (!DecimalScale.fits(unscaled, power)) {
      return RejectionReason.OUT_OF_RANGE;
    }
    long scaled = unscaled == 0 ? 0 : unscaled * DecimalScale.power(power);
    if (factor != 1 && scaled > Long.MAX_VALUE / factor) {
      return RejectionReason.OUT_OF_RANGE;
    }
    out.values[slot] = scaled * factor;
    return null;
  }

  private static int places(Unit unit, Listing listing) {
    return switch (unit) {
      case PRICE -> -listing.priceExponent();
      case SIZE -> -listing.sizeExponent();
      case COUNT -> 0;
      case TURNOVER -> -listing.priceExponent() - listing.sizeExponent();
    };
  }

  private static @Nullable RejectionReason shorten(
      VenueTick in, int slot, int places, long factor, Tick out) {
    long unscaled = in.unscaled[slot];
    if (places < 0 || unscaled == Long.MIN_VALUE) {
      return RejectionReason.OUT_OF_RANGE;
    }
    boolean sum = TickSlots.unit(slot) == Unit.TURNOVER;
    long rounded = BinaryNoise.round(Math.abs(unscaled), places, factor, in.isCut(slot), sum);
    if (rounded < 0) {
      return rounded == BinaryNoise.MORE
          ? RejectionReason.TOO_MANY_DECIMALS
          : RejectionReason.OUT_OF_RANGE;
    }
    out.values[slot] = unscaled < 0 ? -rounded : rounded;
    return null;
  }

  private static @Nullable RejectionReason turnover(
      long unscaled, int power, long times, int slot, Tick out) {
    long scale = DecimalScale.power(Math.min(power, DecimalScale.MAX));
    if (unscaled != 0 && (power > DecimalScale.MAX || scale > Long.MAX_VALUE / times)) {
      return RejectionReason.OUT_OF_RANGE;
    }
    long factor = unscaled == 0 ? 1 : scale * times;
    out.values[slot] = unscaled * factor;
    out.turnoverHigh = Math.multiplyHigh(unscaled, factor);
    return null;
  }

  private static @Nullable RejectionReason plausible(Tick tick) {
    return switch (tick.kind) {
      case TRADE -> trade(tick);
      case QUOTE -> quote(tick);
      case SNAPSHOT -> snapshot(tick);
      case DEPTH -> null;
    };
  }

  private static @Nullable RejectionReason trade(Tick tick) {
    long price = tick.value(TickField.PRICE);
    long size = tick.value(TickField.SIZE);
    if (price == Tick.ABSENT || size == Tick.ABSENT) {
      return RejectionReason.MALFORMED;
    }
    if (size == 0) {
      return RejectionReason.ZERO_SIZE;
    }
    return price == 0 ? RejectionReason.PLACEHOLDER_PRICE : null;
  }

  private static @Nullable RejectionReason quote(Tick tick) {
    absentIfZero(tick, TickField.BID);
    absentIfZero(tick, TickField.ASK);
    boolean empty =
        tick.value(TickField.BID) == Tick.ABSENT && tick.value(TickField.ASK) == Tick.ABSENT;
    return empty ? RejectionReason.PLACEHOLDER_PRICE : null;
  }

  private static @Nullable RejectionReason snapshot(Tick tick) {
    if (tick.value(TickField.VOLUME) == Tick.ABSENT
        || tick.value(TickField.TURNOVER) == Tick.ABSENT) {
      return RejectionReason.MALFORMED;
    }
    absentIfZero(tick, TickField.LAST);
    absentIfZero(tick, TickField.OPEN);
    absentIfZero(tick, TickField.HIGH);
    absentIfZero(tick, TickField.LOW);
    return null;
  }

  private static void absentIfZero(Tick tick, TickField field) {
    if (tick.value(field) == 0) {
      tick.values[TickSlots.of(field)] = Tick.ABSENT;
    }
  }
}

package io.marketdata.history;

import io.marketdata.calendar.Auction;
import io.marketdata.candle.AuctionBar;
import io.marketdata.candle.Bar;
import io.marketdata.price.Turnover;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Writes one chunk in the newest format; {@link BarChunkDecoder} reads the columns in the same
 * order.
 */
final class BarChunkEncoder {
  static final int FORMAT = 2;

  /** Span in the head of a chunk of auctions. */
  static final int AUCTIONS = 3;

  static final int STATE_STEP = 16;
  static final List<BarState> STATES = List.of(BarState.CLOSED, BarState.REVISED, BarState.OPEN);
  static final List<Auction> KINDS = List.of(Auction.NONE, Auction.OPENING, Auction.CLOSING);
  static final int SEQ_BITS = 48;
  static final int PRICE_BITS = 16;

  private final long unit;
  private final List<Bar> bars;
  private final int count;
  private final long factor;
  private final BitWriter out = new BitWriter();

  private BarChunkEncoder(List<Bar> bars, long unit) {
    this.unit = unit;
    this.bars = bars;
    this.count = bars.size();
    this.factor = factor(bars);
  }

  static byte[] encode(BarChunk chunk) {
    BarChunkEncoder encoder = new BarChunkEncoder(chunk.bars(), BarChunk.unit(chunk.span()));
    encoder.head(chunk.span().value(), chunk.priceExponent(), chunk.sizeExponent());
    return encoder.columns().finish();
  }

  static byte[] encode(AuctionChunk chunk) {
    List<Bar> bars = chunk.auctions().stream().map(AuctionBar::bar).toList();
    BarChunkEncoder encoder = new BarChunkEncoder(bars, BarChunk.unit(BarSpan.MINUTE));
    encoder.head(AUCTIONS, chunk.priceExponent(), chunk.sizeExponent());
    BitWriter out = encoder.columns();
    if (!bars.isEmpty()) {
      out.unsignedColumn(
          chunk.auctions().stream().mapToLong(auction -> KINDS.indexOf(auction.kind())).toArray());
    }
    return out.finish();
  }

  private void head(int span, int priceExponent, int sizeExponent) {
    out.bits(FORMAT, 8);
    out.bits(span, 8);
    out.bits(priceExponent, 8);
    out.bits(sizeExponent, 8);
    out.bits(count, 16);
  }

  private BitWriter columns() {
    if (count > 0) {
      bases();
      times();
      prices();
      out.unsignedColumn(column(Bar::volume));
      turnovers();
      out.unsignedColumn(column(Bar::trades));
      life();
      out.unsignedColumn(column(Bar::buyVolume));
      buyTurnovers();
      tradeIds();
      long[] steps = openInterest();
      out.unsignedColumn(column(Bar::missing));
      out.unsignedColumn(column(Bar::afterHours));
      out.unsignedColumn(column(Bar::unattributed));
      futures(steps);
      out.unsignedColumn(column(Bar::excluded));
    }
    return out;
  }

  private void bases() {
    Bar first = bars.getFirst();
    out.signed(first.start() / unit, BitWriter.BASE_BITS);
    out.signed(first.open(), PRICE_BITS);
    out.signed(first.seq(), SEQ_BITS);
    out.number(factor, 0);
  }

  private void times() {
    long[] gaps = new long[count];
    long[] days = new long[count];
    long lastOffset = 0;
    for (int i = 0; i < count; i++) {
      Bar bar = bars.get(i);
      gaps[i] = i == 0 ? 0 : (bar.start() - bars.get(i - 1).start()) / unit - 1;
      long offset = bar.tradingDay() - Columns.utcDay(bar.start());
      days[i] = offset - lastOffset;
      lastOffset = offset;
    }
    out.unsignedColumn(gaps);
    out.signedColumn(days);
  }

  private void prices() {
    long[] opens = new long[count];
    long lastClose = bars.getFirst().open();
    for (int i = 0; i < count; i++) {
      opens[i] = bars.get(i).open() - lastClose;
      lastClose = bars.get(i).close();
    }
    out.signedColumn(opens);
    out.signedColumn(column(bar -> bar.close() - bar.open()));
    out.unsignedColumn(column(bar -> bar.high() - Math.max(bar.open(), bar.close())));
    out.unsignedColumn(column(bar -> Math.min(bar.open(), bar.close()) - bar.low()));
  }

  private void turnovers() {
    writeTurnovers(Bar::volume, Bar::turnover, this::unitTurnover);
  }

  private void buyTurnovers() {
    writeTurnovers(
        Bar::buyVolume,
        Bar::buyTurnover,
        bar ->
            Columns.average(
                bar.turnoverHigh(), bar.turnoverLow(), bar.volume(), unitTurnover(bar)));
  }

  private long unitTurnover(Bar bar) {
    return Columns.unitTurnover(bar.open(), bar.high(), bar.low(), bar.close(), factor);
  }

  /** The difference to volume x unit, 128 bits, its upper half only where it does not fit in 64. */
  private void writeTurnovers(
      ToLongFunction<Bar> volume, Function<Bar, Turnover> of, ToLongFunction<Bar> unit) {
    long[] highs = new long[count];
    long[] lows = new long[count];
    boolean wide = false;
    for (int i = 0; i < count; i++) {
      Bar bar = bars.get(i);
      Turnover turnover = of.apply(bar);
      long traded = volume.applyAsLong(bar);
      long each = unit.applyAsLong(bar);
      lows[i] = turnover.low() - traded * each;
      highs[i] =
          turnover.high()
              - Math.multiplyHigh(traded, each)
              - Columns.borrow(turnover.low(), traded * each);
      wide |= highs[i] != lows[i] >> 63;
    }
    out.bits(wide ? 1 : 0, 1);
    out.signedColumn(lows);
    if (wide) {
      out.signedColumn(highs);
    }
  }

  private void life() {
    long[] steps = new long[count];
    for (int i = 1; i < count; i++) {
      steps[i] = bars.get(i).seq() - bars.get(i - 1).seq();
    }
    out.signedColumn(steps);
    out.unsignedColumn(column(Bar::rev));
    out.unsignedColumn(
        column(bar -> bar.reason().value() + STATE_STEP * STATES.indexOf(bar.state())));
    out.unsignedColumn(column(Bar::marks));
  }

  private void tradeIds() {
    long[] present = new long[count];
    long[] firsts = new long[count];
    long[] lasts = new long[count];
    long lastPresent = 0;
    long next = 0;
    for (int i = 0; i < count; i++) {
      Bar bar = bars.get(i);
      int has = (bar.firstTradeId() != Bar.NONE ? 1 : 0) + (bar.lastTradeId() != Bar.NONE ? 2 : 0);
      present[i] = has - lastPresent;
      lastPresent = has;
      if ((has & 1) != 0) {
        firsts[i] = bar.firstTradeId() - next;
        next = bar.firstTradeId() + bar.trades();
      }
      if ((has & 2) != 0) {
        lasts[i] = bar.lastTradeId() - (next - 1);
        next = bar.lastTradeId() + 1;
      }
    }
    out.signedColumn(present);
    out.basedColumn(firsts);
    out.basedColumn(lasts);
  }

  /** Writes the open interest; what each value is more than the last known one. */
  private long[] openInterest() {
    long[] present = new long[count];
    long[] steps = new long[count];
    long lastPresent = 0;
    long last = 0;
    for (int i = 0; i < count; i++) {
      long value = bars.get(i).openInterest();
      long has = value != Bar.NONE ? 1 : 0;
      present[i] = has - lastPresent;
      lastPresent = has;
      if (has != 0) {
        steps[i] = value - last;
        last = value;
      }
    }
    out.signedColumn(present);
    out.basedColumn(steps);
    return steps;
  }

  /** As a rule the interest changes by its step, and the settlement lies near the close. */
  private void futures(long[] interestSteps) {
    long[] present = new long[count];
    long[] changes = new long[count];
    long[] settlements = new long[count];
    long lastPresent = 0;
    for (int i = 0; i < count; i++) {
      Bar bar = bars.get(i);
      int has = (bar.interestChange() != Bar.NONE ? 1 : 0) + (bar.settlement() != Bar.NONE ? 2 : 0);
      present[i] = has - lastPresent;
      lastPresent = has;
      if ((has & 1) != 0) {
        changes[i] = bar.interestChange() - interestSteps[i];
      }
      if ((has & 2) != 0) {
        settlements[i] = bar.settlement() - bar.close();
      }
    }
    out.signedColumn(present);
    out.basedColumn(changes);
    out.signedColumn(settlements);
  }

  private long[] column(ToLongFunction<Bar> of) {
    return bars.stream().mapToLong(of).toArray();
  }

  /** What turnover is of volume x close, to the nearest: the contract multiplier as a rule. */
  private static long factor(List<Bar> bars) {
    for (Bar bar : bars) {
      long product = bar.volume() * bar.close();
      boolean fits = Math.multiplyHigh(bar.volume(), bar.close()) == product >> 63;
      if (fits && product > 0 && bar.turnoverHigh() >= 0) {
        Turnover turnover = bar.turnover();
        boolean sane = turnover.high() < product / 4;
        return sane ? Math.min(turnover.divide(product, 0), Columns.MAX_FACTOR) : 0;
      }
    }
    return 0;
  }
}

package io.marketdata.history;

import io.marketdata.candle.Bar;
import io.marketdata.wire.sbe.BarSpan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * Bars of one symbol and span, as they are stored: an hour of minutes, a year of days. Immutable.
 * The bytes are described in docs/wire/history.md.
 *
 * @param span of all bars
 * @param priceExponent power of ten of their prices
 * @param sizeExponent power of ten of their volumes
 * @param bars at most {@link #MAX_BARS}, by start, each start once
 */
public record BarChunk(BarSpan span, int priceExponent, int sizeExponent, List<Bar> bars) {
  /** Most bars of a chunk. */
  public static final int MAX_BARS = 2048;

  /** Checks span and order of the bars. */
  public BarChunk {
    bars = List.copyOf(bars);
    if (bars.size() > MAX_BARS) {
      throw new IllegalArgumentException("more than " + MAX_BARS + " bars");
    }
    long unit = unit(span);
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      if (bar.span() != span || bar.start() % unit != 0) {
        throw new IllegalArgumentException("not a bar of this span: " + bar);
      }
      if (i > 0 && bar.start() <= bars.get(i - 1).start()) {
        throw new IllegalArgumentException("bars are not in order at " + bar.start());
      }
    }
  }

  /** A chunk without bars. */
  public static BarChunk empty(BarSpan span, int priceExponent, int sizeExponent) {
    return new BarChunk(span, priceExponent, sizeExponent, List.of());
  }

  /** A chunk of these bars in any order; of bars with the same start the one of the higher seq. */
  public static BarChunk of(
      BarSpan span, int priceExponent, int sizeExponent, Collection<Bar> bars) {
    return new BarChunk(span, priceExponent, sizeExponent, newest(bars));
  }

  /**
   * Reads a chunk. Its bars have no event time.
   *
   * @throws MalformedHistoryException if these bytes are not a whole chunk of bars
   */
  public static BarChunk decode(byte[] bytes) {
    return new BarChunkDecoder(bytes).bars();
  }

  /** Its bytes; event times are left out. */
  public byte[] encode() {
    return BarChunkEncoder.encode(this);
  }

  /**
   * The bars of both; where both have one, that of the higher seq. Where the exponents differ, all
   * are brought to the finer ones.
   *
   * @throws IllegalArgumentException if the spans differ
   * @throws ArithmeticException if a number does not fit at the finer exponent
   */
  public BarChunk merge(BarChunk other) {
    int price = Math.min(priceExponent, other.priceExponent);
    int size = Math.min(sizeExponent, other.sizeExponent);
    List<Bar> both = new ArrayList<>(rescaled(price, size));
    both.addAll(other.rescaled(price, size));
    return of(span, price, size, both);
  }

  static long unit(BarSpan span) {
    return switch (span) {
      case MINUTE -> 60_000_000_000L;
      case DAY -> 86_400_000_000_000L;
      default -> throw new IllegalArgumentException("not a span: " + span);
    };
  }

  private List<Bar> rescaled(int price, int size) {
    if (price == priceExponent && size == sizeExponent) {
      return bars;
    }
    BarScale scale = new BarScale(priceExponent - price, sizeExponent - size);
    return bars.stream().map(scale::apply).toList();
  }

  private static List<Bar> newest(Collection<Bar> bars) {
    TreeMap<Long, Bar> byStart = new TreeMap<>();
    for (Bar bar : bars) {
      byStart.merge(bar.start(), bar, (had, next) -> next.replaces(had) ? next : had);
    }
    return List.copyOf(byStart.values());
  }
}

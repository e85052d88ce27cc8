package io.marketdata.history;

import io.marketdata.calendar.Auction;
import io.marketdata.candle.AuctionBar;
import io.marketdata.candle.Bar;
import io.marketdata.wire.sbe.BarSpan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The auctions of a symbol's trading day, as they are stored. Immutable. The bytes are described in
 * docs/wire/history.md; {@link BarChunk} refuses them.
 *
 * @param priceExponent power of ten of their prices
 * @param sizeExponent power of ten of their volumes
 * @param auctions each kind at most once, the opening one first
 */
public record AuctionChunk(int priceExponent, int sizeExponent, List<AuctionBar> auctions) {
  /** Most auctions of a chunk: one of each kind. */
  public static final int MAX_AUCTIONS = 2;

  /** Checks that each kind is there once, in order. */
  public AuctionChunk {
    auctions = List.copyOf(auctions);
    for (int i = 0; i < auctions.size(); i++) {
      AuctionBar auction = auctions.get(i);
      if (auction.bar().start() % BarChunk.unit(BarSpan.MINUTE) != 0) {
        throw new IllegalArgumentException("not at the start of a minute: " + auction);
      }
      if (i > 0 && auction.kind().compareTo(auctions.get(i - 1).kind()) <= 0) {
        throw new IllegalArgumentException("auctions are not in order at " + auction.kind());
      }
    }
  }

  /** A chunk of these auctions in any order; of those of a kind the one of the higher seq. */
  public static AuctionChunk of(
      int priceExponent, int sizeExponent, Collection<AuctionBar> auctions) {
    TreeMap<Auction, AuctionBar> byKind = new TreeMap<>();
    for (AuctionBar auction : auctions) {
      byKind.merge(auction.kind(), auction, (had, next) -> next.replaces(had) ? next : had);
    }
    return new AuctionChunk(priceExponent, sizeExponent, List.copyOf(byKind.values()));
  }

  /**
   * Reads a chunk. Its auctions have no event time.
   *
   * @throws MalformedHistoryException if these bytes are not a whole chunk of auctions
   */
  public static AuctionChunk decode(byte[] bytes) {
    return new BarChunkDecoder(bytes).auctions();
  }

  /** Its bytes; event times are left out. */
  public byte[] encode() {
    return BarChunkEncoder.encode(this);
  }

  /** The auction of that kind, null where it is not there. */
  public @Nullable AuctionBar find(Auction kind) {
    for (AuctionBar auction : auctions) {
      if (auction.kind() == kind) {
        return auction;
      }
    }
    return null;
  }

  /**
   * The auctions of both; where both have one of a kind, that of the higher seq. Where the
   * exponents differ, all are brought to the finer ones.
   *
   * @throws ArithmeticException if a number does not fit at the finer exponent
   */
  public AuctionChunk merge(AuctionChunk other) {
    int price = Math.min(priceExponent, other.priceExponent);
    int size = Math.min(sizeExponent, other.sizeExponent);
    List<AuctionBar> both = new ArrayList<>(rescaled(price, size));
    both.addAll(other.rescaled(price, size));
    return of(price, size, both);
  }

  private List<AuctionBar> rescaled(int price, int size) {
    if (price == priceExponent && size == sizeExponent) {
      return auctions;
    }
    BarScale scale = new BarScale(priceExponent - price, sizeExponent - size);
    List<AuctionBar> rescaled = new ArrayList<>(auctions.size());
    for (AuctionBar auction : auctions) {
      Bar bar = scale.apply(auction.bar());
      rescaled.add(new AuctionBar(auction.kind(), bar));
    }
    return rescaled;
  }
}

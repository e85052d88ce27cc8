package io.marketdata.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.calendar.Auction;
import io.marketdata.candle.AuctionBar;
import io.marketdata.candle.Bar;
import io.marketdata.wire.sbe.BarSpan;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AuctionChunkTest {

  private static final String DOCUMENT =
      "0203fe0000023540ef483e840000000002318028e0151c02580a54016802c00f9c015007cc05285802"
          + "c00cf4024200c7802a00c780a4000180e885fae909";

  @Property
  void shouldReadBackAnyAuctions(@ForAll long seed, @ForAll @IntRange(max = 3) int kinds) {
    // given
    AuctionChunk chunk =
        new AuctionChunk(-2, 0, HistorySamples.wildAuctions(new Random(seed), kinds));

    // when
    AuctionChunk read = AuctionChunk.decode(chunk.encode());

    // then
    assertThat(read).isEqualTo(chunk);
  }

  /** The example of docs/wire/history.md, whose bytes were checked with a decoder made from it. */
  @Test
  void shouldReadAndWriteTheBytesOfTheDocument() {
    // given
    byte[] bytes = HexFormat.of().parseHex(DOCUMENT);

    // when
    AuctionChunk chunk = AuctionChunk.decode(bytes);

    // then
    assertThat(chunk.auctions())
        .containsExactly(
            auction(Auction.OPENING, 0, 1_001, 70), auction(Auction.CLOSING, 329, 1_010, 900));
    assertThat(chunk.encode()).isEqualTo(bytes);
  }

  @Test
  void shouldNeverBeReadAsBarsNorBarsAsAuctions() {
    // given
    byte[] auctions =
        new AuctionChunk(-2, 0, List.of(auction(Auction.OPENING, 0, 1_000, 10))).encode();
    byte[] minutes =
        new BarChunk(BarSpan.MINUTE, -2, 0, List.of(HistorySamples.minute(0, 1_000, 10))).encode();

    // when
    assertThatThrownBy(() -> BarChunk.decode(auctions))
        // then
        .isInstanceOf(MalformedHistoryException.class);
    assertThatThrownBy(() -> AuctionChunk.decode(minutes))
        .isInstanceOf(MalformedHistoryException.class);
    Bar figures = auction(Auction.OPENING, 0, 1_000, 10).bar();
    assertThatThrownBy(() -> new BarChunk(BarSpan.MINUTE, -2, 0, List.of(figures)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldKeepTheHigherSeqOfEachKindWhenMerging() {
    // given
    AuctionBar opening = auction(Auction.OPENING, 0, 1_000, 10);
    AuctionBar revised = auction(Auction.OPENING, 0, 1_001, 30);
    AuctionBar closing = auction(Auction.CLOSING, 0, 1_002, 20);
    AuctionChunk stored = new AuctionChunk(-2, 0, List.of(revised));
    AuctionChunk newer = AuctionChunk.of(-2, 0, List.of(closing, opening));

    // when
    AuctionChunk merged = stored.merge(newer);

    // then
    assertThat(merged.auctions()).containsExactly(revised, closing);
    assertThat(newer.merge(stored)).isEqualTo(merged);
    assertThat(merged.merge(merged)).isEqualTo(merged);
    assertThat(merged.find(Auction.CLOSING)).isEqualTo(closing);
    assertThat(stored.find(Auction.CLOSING)).isNull();
  }

  @Test
  void shouldMergeAtTheFinerExponents() {
    // given
    AuctionChunk coarse = new AuctionChunk(-2, 0, List.of(auction(Auction.OPENING, 0, 1_000, 10)));
    AuctionChunk fine = new AuctionChunk(-3, -1, List.of(auction(Auction.CLOSING, 9, 10_010, 20)));

    // when
    AuctionChunk merged = coarse.merge(fine);

    // then
    assertThat(merged.priceExponent()).isEqualTo(-3);
    assertThat(merged.sizeExponent()).isEqualTo(-1);
    assertThat(merged.auctions().getFirst().bar().close()).isEqualTo(10_000);
    assertThat(merged.auctions().getFirst().bar().volume()).isEqualTo(10_000);
    assertThat(merged.auctions().getLast()).isEqualTo(fine.auctions().getLast());
  }

  @Test
  void shouldRefuseAKindTwiceOrOutOfOrder() {
    // given
    AuctionBar opening = auction(Auction.OPENING, 0, 1_000, 10);
    AuctionBar closing = auction(Auction.CLOSING, 0, 1_002, 20);

    // when
    assertThatThrownBy(() -> new AuctionChunk(-2, 0, List.of(opening, opening)))
        // then
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AuctionChunk(-2, 0, List.of(closing, opening)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static AuctionBar auction(Auction kind, int minute, long price, long seq) {
    return new AuctionBar(kind, HistorySamples.minute(minute, price, seq));
  }
}

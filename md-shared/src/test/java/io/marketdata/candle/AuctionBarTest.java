package io.marketdata.candle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.calendar.Auction;
import io.marketdata.wire.sbe.AuctionKind;
import io.marketdata.wire.sbe.AuctionUpdateDecoder;
import io.marketdata.wire.sbe.AuctionUpdateEncoder;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import io.marketdata.wire.sbe.RevisionReason;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class AuctionBarTest {

  private static final long START = 90 * 60_000_000_000L;

  @ParameterizedTest
  @EnumSource(value = Auction.class, mode = Mode.EXCLUDE, names = "NONE")
  void shouldCarryAuctionsOverTheWire(Auction kind) {
    // given
    AuctionBar auction = new AuctionBar(kind, figures());
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);

    // when
    AuctionCodec.encode(auction, 3, new AuctionUpdateEncoder().wrap(buffer, 0));

    // then
    AuctionUpdateDecoder decoder = decoder(buffer);
    assertThat(decoder.symbol()).isEqualTo(3);
    assertThat(decoder.marks().estimated()).isTrue();
    assertThat(decoder.marks().corrected()).isTrue();
    assertThat(AuctionCodec.decode(decoder)).isEqualTo(auction);
  }

  @Test
  void shouldRefuseAKindThatIsNotKnown() {
    // given
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
    AuctionUpdateEncoder encoder = new AuctionUpdateEncoder().wrap(buffer, 0);
    AuctionCodec.encode(new AuctionBar(Auction.OPENING, figures()), 0, encoder);

    // when
    encoder.kind(AuctionKind.NONE);

    // then
    assertThatThrownBy(() -> AuctionCodec.decode(decoder(buffer)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldBeNoMinuteUnlessAskedFor() {
    // given
    Bar figures = figures();

    // when
    AuctionBar auction = new AuctionBar(Auction.OPENING, figures);

    // then
    assertThat(auction.bar().span()).isNotIn(BarSpan.MINUTE, BarSpan.DAY);
    assertThat(auction.asMinute()).isEqualTo(figures);
  }

  @Test
  void shouldBeReplacedByTheHigherSeq() {
    // given
    AuctionBar older = new AuctionBar(Auction.CLOSING, figures());

    // when
    AuctionBar newer = new AuctionBar(Auction.CLOSING, figures().toBuilder().seq(13).build());

    // then
    assertThat(newer.replaces(older)).isTrue();
    assertThat(older.replaces(newer)).isFalse();
    assertThat(older.replaces(older)).isFalse();
  }

  @Test
  void shouldRefuseNoAuction() {
    // given
    Bar figures = figures();

    // when
    assertThatThrownBy(() -> new AuctionBar(Auction.NONE, figures))
        // then
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static AuctionUpdateDecoder decoder(UnsafeBuffer buffer) {
    return new AuctionUpdateDecoder()
        .wrap(buffer, 0, AuctionUpdateDecoder.BLOCK_LENGTH, AuctionUpdateDecoder.SCHEMA_VERSION);
  }

  private static Bar figures() {
    return Bar.builder(BarSpan.MINUTE, START, 0)
        .prices(100, 120, 90, 110)
        .volume(1)
        .turnover(-1, 2)
        .buyVolume(3)
        .buyTurnover(-4, 5)
        .trades(6)
        .tradeIds(7, 8)
        .openInterest(9)
        .interestChange(-10)
        .settlement(105)
        .excluded(15)
        .missing(16)
        .afterHours(17)
        .unattributed(18)
        .state(BarState.REVISED)
        .revision(RevisionReason.LATE, 0xFFFF_FFFFL)
        .marks(Bar.ESTIMATED | Bar.CORRECTED)
        .seq(12)
        .eventTime(13)
        .build();
  }
}

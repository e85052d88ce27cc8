package io.marketdata.candle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import io.marketdata.wire.sbe.BarUpdateEncoder;
import io.marketdata.wire.sbe.RevisionReason;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BarTest {

  @Test
  void shouldCarryBarsOverTheWire() {
    // given
    Bar bar = bar(100, 120, 90, 110);
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
    BarUpdateEncoder encoder = new BarUpdateEncoder().wrap(buffer, 0);
    BarUpdateDecoder decoder = new BarUpdateDecoder();

    // when
    BarCodec.encode(bar, 3, encoder);

    // then
    int version = BarUpdateDecoder.SCHEMA_VERSION;
    decoder.wrap(buffer, 0, BarUpdateDecoder.BLOCK_LENGTH, version);
    assertThat(decoder.symbol()).isEqualTo(3);
    assertThat(decoder.marks().partial()).isTrue();
    assertThat(decoder.marks().unscheduled()).isTrue();
    assertThat(BarCodec.decode(decoder)).isEqualTo(bar);
  }

  @Test
  void shouldReadBarsOfEarlierVersions() {
    // given
    Bar bar = bar(100, 120, 90, 110);
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
    BarCodec.encode(bar, 3, new BarUpdateEncoder().wrap(buffer, 0));
    BarUpdateDecoder decoder = new BarUpdateDecoder();

    // when
    decoder.wrap(buffer, 0, BarUpdateDecoder.interestChangeEncodingOffset(), 2);

    // then
    assertThat(BarCodec.decode(decoder))
        .isEqualTo(
            bar.toBuilder().interestChange(Bar.NONE).settlement(Bar.NONE).excluded(0).build());
  }

  @ParameterizedTest
  @CsvSource({
    // volume, multiplier, turnover, average in hundredths of a price unit
    "3, 1, 1000, 33333",
    "3, 1, 2000, 66667",
    "2, 10, 1001, 5005",
    "8, 1, 1, 13",
    "1, 300, -1200, -400",
  })
  void shouldRoundTheAveragePriceOnce(long volume, long multiplier, long turnover, long average) {
    // given
    Bar bar = bar(1, 1, 1, 1).toBuilder().volume(volume).turnover(turnover >> 63, turnover).build();

    // when
    long found = bar.vwap(multiplier);

    // then
    assertThat(found).isEqualTo(average);
  }

  @Test
  void shouldHaveNoAveragePriceWithoutVolumeOrOutOfBounds() {
    // given
    Bar bar = bar(1, 1, 1, 1).toBuilder().volume(0).turnover(0, 5).build();

    // when
    long none = bar.vwap(1);

    // then
    assertThat(none).isEqualTo(Bar.NONE);
    assertThat(bar.toBuilder().volume(Long.MAX_VALUE / 2).build().vwap(3)).isEqualTo(Bar.NONE);
    assertThat(bar.toBuilder().volume(Long.MAX_VALUE).build().vwap(3)).isEqualTo(Bar.NONE);
    assertThat(bar.toBuilder().volume(1).turnover(1, 0).build().vwap(1)).isEqualTo(Bar.NONE);
  }

  @Test
  void shouldAverageSumsBeyond64Bits() {
    // given: 2^64 of turnover over 2^34 of volume
    Bar bar = bar(1, 1, 1, 1).toBuilder().volume(1L << 34).turnover(1, 0).build();

    // when
    long average = bar.vwap(1);

    // then
    assertThat(average).isEqualTo((1L << 30) * 100);
  }

  @Test
  void shouldCopyEveryFigure() {
    // given
    Bar bar = bar(100, 120, 90, 110).toBuilder().openInterest(77).build();

    // when
    Bar copy = bar.toBuilder().build();

    // then
    assertThat(copy).isEqualTo(bar);
  }

  @Test
  void shouldRefusePricesOutOfOrder() {
    // when
    assertThatThrownBy(() -> bar(100, 105, 90, 110))
        // then
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> bar(100, 120, 101, 110)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(Interval.class)
  void shouldFindIntervalsByTheirText(Interval interval) {
    // when
    Interval found = Interval.find(interval.text());

    // then
    assertThat(found).isSameAs(interval);
    assertThat(Interval.find(interval.text() + "x")).isNull();
  }

  @Test
  void shouldTellMinutesFromMonths() {
    // when
    Interval month = Interval.find("1M");

    // then
    assertThat(month).isSameAs(Interval.MONTH1);
    assertThat(Interval.find("1m")).isSameAs(Interval.M1);
    assertThat(Interval.H4.isOfDays()).isFalse();
    assertThat(Interval.W1.isOfDays()).isTrue();
  }

  private static Bar bar(long open, long high, long low, long close) {
    return Bar.builder(BarSpan.MINUTE, 60_000_000_000L, 20_000)
        .prices(open, high, low, close)
        .volume(1)
        .turnover(-1, 2)
        .buyVolume(3)
        .buyTurnover(-4, 5)
        .trades(6)
        .tradeIds(7, 8)
        .interestChange(-14)
        .settlement(105)
        .excluded(15)
        .missing(9)
        .afterHours(10)
        .unattributed(11)
        .state(BarState.REVISED)
        .revision(RevisionReason.LATE, 0xFFFF_FFFFL)
        .marks(Bar.PARTIAL | Bar.UNSCHEDULED)
        .seq(12)
        .eventTime(13)
        .build();
  }
}

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
    return new Bar(
        BarSpan.MINUTE,
        60_000_000_000L,
        20_000,
        open,
        high,
        low,
        close,
        1,
        -1,
        2,
        3,
        -4,
        5,
        6,
        7,
        8,
        Bar.NONE,
        9,
        10,
        11,
        BarState.REVISED,
        RevisionReason.LATE,
        0xFFFF_FFFFL,
        Bar.PARTIAL | Bar.UNSCHEDULED,
        12,
        13);
  }
}

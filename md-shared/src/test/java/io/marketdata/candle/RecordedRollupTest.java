package io.marketdata.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.calendar.MarketRules;
import io.marketdata.calendar.TradingCalendar;
import io.marketdata.recorded.RecordedData;
import io.marketdata.wire.sbe.BarSpan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A vendor's minutes, rolled up and labelled by their end, are the vendor's five minutes. */
class RecordedRollupTest {
  private static final String FOLDER = "cn_ashare_bars_tdx/";
  private static final int RECORD = 32;
  private static final long SECOND = 1_000_000_000L;

  /** A bar of the vendor's: prices in cents, turnover as it is written. */
  private record Candle(long open, long high, long low, long close, long volume, double turnover) {

    Candle withoutTurnover() {
      return new Candle(open, high, low, close, volume, 0);
    }
  }

  @Test
  void shouldMakeTheVendorsFiveMinutesOfItsMinutes() throws IOException {
    // given
    Map<Long, Candle> minutes = read("sh688001.lc1");
    Map<Long, Candle> fives = read("sh688001.lc5");
    TradingCalendar calendar = new TradingCalendar(MarketRules.builtIn().schedule("cn-a-star"));
    Rollup rollup =
        new Rollup(Interval.M5, calendar, ZoneShift.UTC, AuctionMerge.MERGE, Integer.MAX_VALUE);
    long seq = 0;
    for (var minute : minutes.entrySet()) {
      assertThat(rollup.minute(bar(minute.getKey() - 60 * SECOND, minute.getValue(), ++seq)))
          .isTrue();
    }

    // when
    Map<Long, Candle> rolled = new TreeMap<>();
    rollup.flush((auction, period, bar) -> rolled.put(BarLabel.END.of(period), candle(bar)));

    // then
    rolled.keySet().retainAll(fives.keySet());
    assertThat(fives).hasSize(144);
    assertThat(rolled).hasSize(144);
    rolled.forEach((end, candle) -> {
      Candle vendor = fives.get(end);
      assertThat(candle.withoutTurnover()).isEqualTo(vendor.withoutTurnover());
      // the vendor's turnovers are binary numbers of 24 bits
      assertThat(Math.abs(candle.turnover - vendor.turnover))
          .isLessThanOrEqualTo(vendor.turnover * 1e-6);
    });
  }

  private static Bar bar(long start, Candle candle, long seq) {
    long local = start + 8 * 3_600 * SECOND;
    return Bar.builder(BarSpan.MINUTE, start, (int) (local / SampleBars.DAY))
        .prices(candle.open, candle.high, candle.low, candle.close)
        .volume(candle.volume)
        .turnover(0, Math.round(candle.turnover))
        .seq(seq)
        .build();
  }

  private static Candle candle(Bar bar) {
    return new Candle(
        bar.open(), bar.high(), bar.low(), bar.close(), bar.volume(), bar.turnover().low());
  }

  /** Records of 32 bytes, little end first, by their labels. */
  private static Map<Long, Candle> read(String name) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.wrap(Files.readAllBytes(RecordedData.path(FOLDER + name)))
            .order(ByteOrder.LITTLE_ENDIAN);
    Map<Long, Candle> candles = new TreeMap<>();
    for (int at = 0; at < bytes.capacity(); at += RECORD) {
      int date = Short.toUnsignedInt(bytes.getShort(at));
      int minute = Short.toUnsignedInt(bytes.getShort(at + 2));
      LocalDate day = LocalDate.of((date >> 11) + 2004, (date & 0x7FF) / 100, (date & 0x7FF) % 100);
      LocalDateTime label = day.atTime(LocalTime.of(minute / 60, minute % 60));
      Candle candle =
          new Candle(
              cents(bytes, at + 4),
              cents(bytes, at + 8),
              cents(bytes, at + 12),
              cents(bytes, at + 16),
              Integer.toUnsignedLong(bytes.getInt(at + 24)),
              bytes.getFloat(at + 20));
      candles.put(label.atZone(ZoneId.of("Asia/Shanghai")).toEpochSecond() * SECOND, candle);
    }
    return candles;
  }

  private static long cents(ByteBuffer bytes, int at) {
    return Math.round(bytes.getFloat(at) * 100.0);
  }
}

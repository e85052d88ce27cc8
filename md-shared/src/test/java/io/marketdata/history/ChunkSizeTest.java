package io.marketdata.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.candle.Bar;
import io.marketdata.recorded.RecordedData;
import io.marketdata.wire.sbe.BarSpan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Real minute bars of a Shanghai share in the chunks that the view stores: one per UTC hour. */
class ChunkSizeTest {
  private static final long MINUTE = 60_000_000_000L;
  private static final int SHANGHAI = 8 * 60;

  @Test
  void shouldTakeAtMostTenBytesForARealMinute() throws IOException {
    // given
    List<Bar> bars = realBars();

    // when
    long bytes = 0;
    for (List<Bar> hour : byHour(bars)) {
      BarChunk chunk = new BarChunk(BarSpan.MINUTE, -2, 0, hour);
      byte[] encoded = chunk.encode();
      assertThat(BarChunk.decode(encoded)).isEqualTo(chunk);
      bytes += encoded.length;
    }

    // then
    assertThat(bars).hasSizeGreaterThan(2_000);
    assertThat(bytes / (double) bars.size()).isLessThan(6);
  }

  private static Collection<List<Bar>> byHour(List<Bar> bars) {
    TreeMap<Long, List<Bar>> hours = new TreeMap<>();
    for (Bar bar : bars) {
      hours.computeIfAbsent(bar.start() / MINUTE / 60, hour -> new ArrayList<>()).add(bar);
    }
    return hours.values();
  }

  /** Rows of 32 bytes: day, minute of its end, four prices, turnover, volume. */
  private static List<Bar> realBars() throws IOException {
    ByteBuffer rows =
        ByteBuffer.wrap(Files.readAllBytes(RecordedData.path("cn_ashare_bars_tdx/sh688001.lc1")))
            .order(ByteOrder.LITTLE_ENDIAN);
    List<Bar> bars = new ArrayList<>();
    for (int at = 0; at < rows.capacity(); at += 32) {
      if (rows.getInt(at + 24) > 0) {
        bars.add(bar(rows, at, bars.size()));
      }
    }
    return bars;
  }

  private static Bar bar(ByteBuffer rows, int at, int index) {
    int date = rows.getShort(at) & 0xFFFF;
    int monthAndDay = date % 2048;
    int day =
        (int) LocalDate.of(date / 2048 + 2004, monthAndDay / 100, monthAndDay % 100).toEpochDay();
    int minute = (rows.getShort(at + 2) & 0xFFFF) - 1 - SHANGHAI;
    return Bar.builder(BarSpan.MINUTE, (day * 1_440L + minute) * MINUTE, day)
        .prices(
            cents(rows.getFloat(at + 4)),
            cents(rows.getFloat(at + 8)),
            cents(rows.getFloat(at + 12)),
            cents(rows.getFloat(at + 16)))
        .volume(rows.getInt(at + 24))
        .turnover(0, cents(rows.getFloat(at + 20)))
        .seq(1_600_000_000_000_000L + index * 21L)
        .build();
  }

  private static long cents(float value) {
    return Math.round(value * 100.0);
  }
}

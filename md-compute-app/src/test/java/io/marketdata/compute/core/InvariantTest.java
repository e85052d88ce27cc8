package io.marketdata.compute.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.wire.FrameReader;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of everything that is published, over random logs. */
class InvariantTest {

  private record Bar(
      long seq,
      long start,
      int day,
      long high,
      long low,
      long volume,
      long afterHours,
      long unattributed) {}

  private final Map<String, Map<Long, Bar>> minutes = new HashMap<>();
  private final Map<String, Map<Integer, Bar>> days = new HashMap<>();

  private void read(List<byte[]> frames) {
    FrameReader reader = new FrameReader();
    for (byte[] frame : frames) {
      reader.wrap(frame);
      while (reader.next()) {
        if (reader.templateId() == BarUpdateDecoder.TEMPLATE_ID) {
          BarUpdateDecoder b = reader.barUpdate();
          String symbol = reader.symbol(b.symbol());
          int scale = reader.priceExponent(b.symbol()) == -3 ? 1 : 10;
          Bar bar =
              new Bar(
                  b.seq(),
                  b.start(),
                  b.tradingDay(),
                  b.high() * scale,
                  b.low() * scale,
                  b.volume(),
                  b.afterHours(),
                  b.unattributed());
          if (b.span() == BarSpan.DAY) {
            days.computeIfAbsent(symbol, s -> new TreeMap<>()).put(bar.day, bar);
          } else {
            minutes.computeIfAbsent(symbol, s -> new TreeMap<>()).put(bar.start, bar);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void shouldKeepTheSumsAndBoundsOfEveryDay(long seed) {
    // given
    CoreRun run = new CoreRun();

    // when
    for (LogRecord record : RandomLog.of(seed, 4_000)) {
      read(run.bytes(record.value(), record.appendTimeMillis()));
    }

    // then
    assertThat(days).isNotEmpty();
    days.forEach((symbol, byDay) -> byDay.values().forEach(day -> checkDay(symbol, day)));
  }

  private void checkDay(String symbol, Bar day) {
    List<Bar> bars =
        minutes.getOrDefault(symbol, Map.of()).values().stream()
            .filter(bar -> bar.day == day.day)
            .toList();
    long volume = bars.stream().mapToLong(Bar::volume).sum();
    assertThat(day.volume)
        .as("volume of %s on %d", symbol, day.day)
        .isEqualTo(volume + day.afterHours + day.unattributed);
    if (!bars.isEmpty()) {
      assertThat(day.high).isEqualTo(bars.stream().mapToLong(Bar::high).max().orElseThrow());
      assertThat(day.low).isEqualTo(bars.stream().mapToLong(Bar::low).min().orElseThrow());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void shouldCountDenselyPerSymbolAndChannel(long seed) {
    // given
    CoreRun run = new CoreRun();
    Map<String, Long> newest = new HashMap<>();
    List<String> holes = new ArrayList<>();

    // when
    for (LogRecord record : RandomLog.of(seed, 4_000)) {
      for (Update update : run.apply(record.value(), record.appendTimeMillis())) {
        String channel = update.symbol() + " " + update.channel();
        if (update.channel().equals("reference") || update.channel().equals("indicator")) {
          continue;
        }
        Long before = newest.put(channel, update.seq());
        if (before != null && update.seq() != before + 1) {
          holes.add(channel + " " + before + " -> " + update.seq());
        }
      }
    }

    // then
    assertThat(holes).isEmpty();
    assertThat(newest).hasSizeGreaterThan(20);
  }

  @Test
  void shouldCountEveryMessageOnce() {
    // given
    CoreRun run = new CoreRun();
    CoreRun.Counts c = run.counts;

    // when
    for (long seed = 31; seed < 36; seed++) {
      run.core = new PartitionCore(0, 1, c);
      for (LogRecord record : RandomLog.of(seed, 4_000)) {
        run.core.apply(record.offset(), record.appendTimeMillis(), record.value());
      }
    }

    // then
    assertThat(c.read).isEqualTo(c.applied + c.skipped + c.twin + c.rejections());
    assertThat(List.of(c.applied, c.skipped, c.twin)).doesNotContain(0L);
    assertThat(c.rejected.keySet())
        .contains(
            RejectReason.MALFORMED,
            RejectReason.FUTURE,
            RejectReason.ZERO_SIZE,
            RejectReason.VOLUME_BACKWARD,
            RejectReason.INEXACT_MID);
    assertThat(c.alarms.keySet()).contains("late", "unattributed");
  }
}

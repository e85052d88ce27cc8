package io.marketdata.ingest.feed.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.ingest.feed.FeedBench;
import io.marketdata.ingest.feed.FeedRefusedException;
import io.marketdata.ingest.feed.FeedRun;
import io.marketdata.ingest.feed.LogText;
import io.marketdata.ingest.feed.MemoryLog;
import io.marketdata.ingest.normalise.RejectedTick;
import io.marketdata.ingest.normalise.RejectionReason;
import io.marketdata.wire.Partitions;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayFeedTest {

  private static final String RESOURCE = "bitstamp_trades_from_20131125_usd.csv";
  private static final long START = nanos("2026-03-02T10:17:23.456Z");
  private static final long MINUTE = 60_000_000_000L;
  private static final int PARTITIONS = 3;
  private static final int PARTITION = Partitions.of(ReplayFeed.SYMBOL, PARTITIONS);
  private static final String FEW =
      """
      timestamp,price,amount
      1385337600,800.010000000000,0.100000000000
      1385337613,800.050000000000,0.278380490000
      1385337613,800.050000000000,0.000000000000
      1385337699,799.9,1.5
      1385337790,801.00,0.00000001
      """;

  @Test
  void shouldBringEveryRowShiftedToNow() {
    // given
    FeedBench bench = new FeedBench(new MemoryLog(PARTITIONS), START);
    ReplayRows rows = ReplayRows.ofResource(RESOURCE);
    FeedRun run = bench.start(new ReplayFeed(rows, 1_000_000, "western"));

    // when
    bench.run(run, Duration.ofSeconds(577));

    // then
    List<String> ticks = LogText.ticks(bench.log.records(PARTITION));
    assertThat(ticks.size()).isGreaterThan(99_982);
    assertThat(ticks.subList(0, 99_982)).isEqualTo(expected(rows));
    assertThat(bench.rejects.subList(0, 18))
        .extracting(RejectedTick::reason)
        .containsOnly(RejectionReason.ZERO_SIZE);
    assertThat(bench.counts.decoded)
        .isEqualTo(bench.counts.published + bench.counts.rejected + bench.counts.duplicate);
  }

  @Test
  void shouldBeginTheNextLoopAtTheNextFullMinute() {
    // given
    FeedBench bench = new FeedBench(new MemoryLog(PARTITIONS), START);
    FeedRun run = bench.start(few(1000));

    // when
    bench.run(run, Duration.ofMinutes(9));

    // then
    List<String> ticks = LogText.ticks(bench.log.records(PARTITION));
    long first = START - Math.floorMod(START, MINUTE);
    assertThat(ticks).hasSize(10);
    assertThat(ticks.get(0)).isEqualTo(trade(1, first, 80001, 10_000_000));
    assertThat(ticks.get(3)).isEqualTo(trade(5, first + 190_000_000_000L, 80100, 1));
    assertThat(ticks.get(4)).isEqualTo(trade(6, first + 4 * MINUTE, 80001, 10_000_000));
    assertThat(ticks.get(8)).isEqualTo(trade(11, first + 8 * MINUTE, 80001, 10_000_000));
  }

  @Test
  void shouldBringTheFirstTradeAtOnce() {
    // given
    FeedBench bench = new FeedBench(new MemoryLog(PARTITIONS), START);
    FeedRun run = bench.start(new ReplayFeed(RESOURCE, 1000, "western"));

    // when
    bench.run(run, Duration.ofSeconds(60));

    // then
    List<String> ticks = LogText.ticks(bench.log.records(PARTITION));
    assertThat(ticks.size()).isGreaterThanOrEqualTo(10);
    assertThat(ticks.getFirst()).startsWith("trade 1 BTCUSD.BITSTAMP");
  }

  @Test
  void shouldWriteTheSameLogHoweverOftenItIsRestarted() {
    for (int rowsBetween = 1; rowsBetween <= 5; rowsBetween++) {
      // given
      List<String> expected = restarted(Duration.ofDays(1));

      // when
      List<String> actual = restarted(Duration.ofSeconds(47L * rowsBetween));

      // then
      assertThat(actual).isEqualTo(expected);
    }
  }

  @Test
  void shouldGoOnWhereItWasKilledBetweenStartAndLine() {
    // given
    FeedBench bench = new FeedBench(new MemoryLog(PARTITIONS), START);
    bench.run(bench.start(few(1000)), Duration.ofSeconds(100));
    bench.log.start(ReplayFeed.SOURCE);
    bench.sleep(Duration.ofSeconds(5));

    // when
    bench.run(bench.start(few(1000)), Duration.ofSeconds(100));

    // then
    assertThat(LogText.ticks(bench.log.records(PARTITION)))
        .extracting(LogText::number)
        .containsExactly(1L, 2L, 4L, 5L);
  }

  @Test
  void shouldGoOnWhereItWasKilledBetweenLineAndResend() {
    // given
    FeedBench bench = new FeedBench(new MemoryLog(PARTITIONS), START);
    bench.run(bench.start(few(1000)), Duration.ofSeconds(100));
    bench.start(few(1000));

    // when
    bench.run(bench.start(few(1000)), Duration.ofSeconds(105));

    // then
    assertThat(LogText.ticks(bench.log.records(PARTITION)))
        .extracting(LogText::number)
        .containsExactly(1L, 2L, 4L, 5L);
  }

  @Test
  void shouldNotGoBackInTimeWhenTheSpeedChanges() {
    // given
    FeedBench bench = new FeedBench(new MemoryLog(PARTITIONS), START);
    bench.run(bench.start(few(60_000)), Duration.ofMinutes(2));

    // when
    FeedRun slower = bench.start(few(1000));

    // then
    assertThat(slower.constants().anchorWall()).isEqualTo(START + 2 * MINUTE);
    assertThat(slower.constants().anchorEvent()).isEqualTo(START + 120 * MINUTE);
    assertThat(slower.constants().start()).isEqualTo(START);
  }

  @Test
  void shouldLeaveAGapAfterMoreThanADay() {
    // given
    FeedBench bench = new FeedBench(new MemoryLog(PARTITIONS), START);
    bench.run(bench.start(few(1000)), Duration.ofMinutes(1));
    bench.sleep(Duration.ofHours(25));

    // when
    FeedRun later = bench.start(few(1000));
    bench.run(later, Duration.ofMinutes(4));

    // then
    List<String> lines = LogText.of(bench.log.records(PARTITION));
    String gap = lines.stream().filter(line -> line.startsWith("gap")).findFirst().orElseThrow();
    assertThat(gap).startsWith("gap 4 ");
    long upTo = Long.parseLong(gap.split(" ", -1)[2]);
    assertThat(lines.subList(lines.indexOf(gap), lines.size()))
        .filteredOn(line -> line.startsWith("trade"))
        .extracting(LogText::number)
        .allMatch(number -> number > upTo);
    assertThat(bench.counts.gaps).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"1000, 1500", "60000, 25"})
  void shouldLeaveAGapFromTheLastEventToNow(long speedMilli, long minutesAway) {
    // given
    long speed = speedMilli / 1000;
    FeedBench bench = new FeedBench(new MemoryLog(PARTITIONS), START);
    bench.run(bench.start(few(speedMilli)), Duration.ofMinutes(1));
    List<String> before = LogText.of(bench.log.records(PARTITION));
    bench.sleep(Duration.ofMinutes(minutesAway));

    // when
    bench.start(few(speedMilli));

    // then
    long[] gap = LogText.gap(bench.log.records(PARTITION));
    assertThat(gap[2]).isEqualTo(LogText.newestTime(before));
    assertThat(gap[2])
        .isBetween(START + speed * (MINUTE - 1_000_000_000L) - 1, START + speed * MINUTE);
    assertThat(gap[3]).isEqualTo(START + speed * MINUTE * (1 + minutesAway));
  }

  @Test
  void shouldLeaveAGapBehindThatOfAStartThatGotNoFurther() {
    // given
    FeedBench bench = new FeedBench(new MemoryLog(PARTITIONS), START);
    bench.run(bench.start(few(1000)), Duration.ofMinutes(1));
    bench.sleep(Duration.ofHours(25));
    bench.start(few(1000));
    long first = LogText.gap(bench.log.records(PARTITION))[3];
    bench.sleep(Duration.ofHours(25));

    // when
    bench.start(few(1000));

    // then
    long[] gap = LogText.gap(bench.log.records(PARTITION));
    assertThat(gap[2]).isEqualTo(first);
    assertThat(gap[3]).isEqualTo(first + Duration.ofHours(25).toNanos());
  }

  @Test
  void shouldRefuseOtherRowsThanTheLogHas() {
    // given
    FeedBench bench = new FeedBench(new MemoryLog(PARTITIONS), START);
    bench.start(few(1000));
    ReplayRows other = ReplayRows.of("1,1,1\n".getBytes(StandardCharsets.US_ASCII));

    // then
    assertThatThrownBy(() -> bench.start(new ReplayFeed(other, 1000, "western")))
        .isInstanceOf(FeedRefusedException.class)
        .hasMessageContaining("begun with other rows");
  }

  private static List<String> restarted(Duration every) {
    FeedBench bench = new FeedBench(new MemoryLog(PARTITIONS), START);
    Duration left = Duration.ofMinutes(30);
    while (left.isPositive()) {
      Duration part = left.compareTo(every) < 0 ? left : every;
      bench.run(bench.start(few(1000)), part);
      left = left.minus(part);
    }
    return LogText.ticks(bench.log.records(PARTITION));
  }

  private static ReplayFeed few(long speedMilli) {
    ReplayRows rows = ReplayRows.of(FEW.getBytes(StandardCharsets.US_ASCII));
    return new ReplayFeed(rows, speedMilli, "western");
  }

  /** Made from the file by other means: BigDecimal and text. */
  private static List<String> expected(ReplayRows rows) {
    String text = new String(rows.bytes(), StandardCharsets.US_ASCII);
    long shift = START - Math.floorMod(START, MINUTE) - 1_385_337_600_000_000_000L;
    List<String> expected = new ArrayList<>();
    long number = 0;
    for (String line : text.lines().skip(1).toList()) {
      number++;
      String[] cells = line.split(",", -1);
      long size = new BigDecimal(cells[2]).movePointRight(8).longValueExact();
      long price = new BigDecimal(cells[1]).movePointRight(2).longValueExact();
      if (size > 0) {
        long time = Long.parseLong(cells[0]) * 1_000_000_000L + shift;
        expected.add(trade(number, time, price, size));
      }
    }
    return expected;
  }

  private static String trade(long number, long time, long price, long size) {
    return "trade %d BTCUSD.BITSTAMP %d %d %d %d UNKNOWN"
        .formatted(number, time, price, size, number);
  }

  private static long nanos(String instant) {
    Instant parsed = Instant.parse(instant);
    return parsed.getEpochSecond() * 1_000_000_000L + parsed.getNano();
  }
}

package io.marketdata.ingest.feed.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.calendar.ManualClock;
import io.marketdata.ingest.feed.FeedBench;
import io.marketdata.ingest.feed.FeedPosition;
import io.marketdata.ingest.feed.FeedRefusedException;
import io.marketdata.ingest.feed.FeedRun;
import io.marketdata.ingest.feed.FeedSession;
import io.marketdata.ingest.feed.LogText;
import io.marketdata.ingest.feed.MemoryLog;
import io.marketdata.ingest.normalise.RawMessage;
import io.marketdata.ingest.publish.LineConstants;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulatedFeedTest {

  private static final long START = ManualClock.nanos("2026-03-02T10:17:23.456Z");
  private static final long MIDNIGHT = ManualClock.nanos("2026-03-03T00:00:00Z");
  private static final long SEED = 42;
  private static final int PARTITIONS = 4;

  @Test
  void shouldSayTheSameDayTheSameWay() {
    // given
    List<String> once = said(SEED, new FeedPosition.At(START, 0), 20_000);

    // when
    List<String> again = said(SEED, new FeedPosition.At(START, 0), 20_000);

    // then
    assertThat(again).isEqualTo(once);
    assertThat(said(SEED + 1, new FeedPosition.At(START, 0), 20_000)).isNotEqualTo(once);
  }

  @Test
  void shouldGoOnBehindAnyNumber() {
    // given
    List<String> whole = said(SEED, new FeedPosition.At(START, 0), 30_000);

    for (int k : new int[] {0, 1, 777, 9_999, 25_000}) {
      // when
      long number = Long.parseLong(whole.get(k).split(" ", -1)[0]);
      List<String> rest = said(SEED, new FeedPosition.Behind(number), 30_000 - k - 1);

      // then
      assertThat(rest).isEqualTo(whole.subList(k + 1, whole.size()));
    }
  }

  @Test
  void shouldRollTheDay() {
    // given
    List<String> night = said(SEED, new FeedPosition.At(MIDNIGHT - 60_000_000_000L, 0), 20_000);

    // when
    List<String> day = said(SEED, new FeedPosition.At(MIDNIGHT, 0), 5_000);

    // then
    int roll = night.indexOf(day.getFirst());
    assertThat(roll).isPositive();
    assertThat(night.subList(roll, roll + 5_000)).isEqualTo(day);
    assertThat(SimulatedNumber.day(number(night.get(roll)))).isEqualTo(20_515);
    assertThat(SimulatedNumber.day(number(night.get(roll - 1)))).isEqualTo(20_514);
  }

  @Test
  void shouldNumberAndStampUpwards() {
    // given
    List<String> all = said(SEED, new FeedPosition.At(START, 0), 50_000);

    // when
    List<Long> numbers = all.stream().map(SimulatedFeedTest::number).toList();
    List<Long> stamps = all.stream().map(line -> Long.parseLong(line.split(" ", -1)[1])).toList();

    // then
    assertThat(new HashSet<>(numbers)).hasSize(numbers.size());
    assertThat(numbers).isSorted();
    assertThat(stamps).isSorted();
  }

  @Test
  void shouldReachTheEndOfADayQuickly() {
    // given
    long late = MIDNIGHT - 1_000_000_000L;
    long begun = System.nanoTime();

    // when
    try (FeedSession session = feed().open(constants(), new FeedPosition.At(late, 0), () -> {})) {
      // then
      assertThat(session.nextTime()).isGreaterThanOrEqualTo(late);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void shouldHaveNoRejectAndNoHoleOverRestarts() {
    // given
    List<List<String>> expected = run(Duration.ofMinutes(3), Duration.ofHours(1));

    // when
    List<List<String>> restarted = run(Duration.ofMinutes(3), Duration.ofSeconds(13));

    // then
    assertThat(restarted).isEqualTo(expected);
    assertThat(expected.stream().mapToInt(List::size).sum()).isBetween(150 * 150, 350 * 180);
  }

  @Test
  void shouldRepeatLineAndReferenceAtMidnight() {
    // given
    FeedBench bench = new FeedBench(new MemoryLog(PARTITIONS), MIDNIGHT - 5_000_000_000L);
    FeedRun run = bench.start(feed());

    // when
    bench.run(run, Duration.ofSeconds(10));

    // then
    for (int partition = 0; partition < PARTITIONS; partition++) {
      List<String> lines = LogText.of(bench.log.records(partition));
      int end = lines.indexOf("reference 1 20515");
      List<String> before = lines.subList(0, end);
      assertThat(before).filteredOn(line -> line.startsWith("line")).hasSize(2);
      assertThat(before).filteredOn(line -> line.startsWith("reference 1 20514")).hasSize(1);
      assertThat(before).filteredOn(SimulatedFeedTest::isTickOfTheNextDay).isEmpty();
      assertThat(lines.subList(end, lines.size()))
          .filteredOn(line -> line.startsWith("snapshot") || line.startsWith("trade"))
          .allMatch(SimulatedFeedTest::isTickOfTheNextDay);
    }
  }

  @Test
  void shouldBringOnlyTheChosenSymbolsUnderTheSameNumbers() {
    // given
    Set<String> chosen = Set.of("600519.sh", "btcusdt");
    List<String> all = said(SEED, new FeedPosition.At(START, 0), 30_000);
    SimulatedFeed few = new SimulatedFeed(SEED, 1000, false, chosen);

    // when
    List<String> some = said(few, new FeedPosition.At(START, 0), 300);

    // then
    assertThat(few.instruments()).hasSize(2);
    assertThat(all.stream().filter(l -> l.contains("|600519.SH|") || l.contains("|BTCUSDT|")))
        .startsWith(some.toArray(String[]::new));
  }

  @Test
  void shouldLeaveAGapInEveryPartitionAfterMoreThanADay() {
    // given
    FeedBench bench = new FeedBench(new MemoryLog(PARTITIONS), START);
    bench.run(bench.start(feed()), Duration.ofSeconds(20));
    List<Long> reached = new ArrayList<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      reached.add(LogText.newestTime(LogText.of(bench.log.records(partition))));
    }
    bench.sleep(Duration.ofHours(25));

    // when
    bench.run(bench.start(feed()), Duration.ofSeconds(5));

    // then
    for (int partition = 0; partition < PARTITIONS; partition++) {
      long[] gap = LogText.gap(bench.log.records(partition));
      assertThat(gap[2]).isEqualTo(reached.get(partition));
      assertThat(gap[3]).isEqualTo(START + Duration.ofHours(25).plusSeconds(20).toNanos());
    }
    assertThat(bench.counts.gaps).isEqualTo(1);
  }

  @Test
  void shouldBringAMarketOfAnySizeTheSameWayAgain() {
    // given
    SimulatedFeed feed = new SimulatedFeed(SEED, 7_700, false, 6_500, List.of());

    // when
    List<String> whole = said(feed, new FeedPosition.At(START, 0), 100_000);
    long number = number(whole.get(77_777));
    List<String> rest = said(feed, new FeedPosition.Behind(number), 20_000);

    // then
    assertThat(feed.instruments()).hasSize(6_500);
    assertThat(rest).isEqualTo(whole.subList(77_778, 97_778));
    long nanos =
        Long.parseLong(whole.getLast().split(" ", -1)[1])
            - Long.parseLong(whole.getFirst().split(" ", -1)[1]);
    assertThat(nanos / 1_000_000).as("length of 100,000 messages").isBetween(1_800L, 2_300L);
  }

  @Test
  void shouldRefuseToGoOnInAnotherSize() {
    // given
    LineConstants stored =
        new SimulatedFeed(SEED, 1000, false, 500, List.of()).constants(null, START, START);

    // then
    assertThatThrownBy(() -> feed().constants(stored, START, START))
        .isInstanceOf(FeedRefusedException.class)
        .hasMessageContaining("size=500");
  }

  @Test
  void shouldRefuseAnUnknownSymbol() {
    assertThatThrownBy(() -> new SimulatedFeed(SEED, 1000, false, List.of("NOPE.XX")))
        .isInstanceOf(FeedRefusedException.class)
        .hasMessageContaining("NOPE.XX");
  }

  @Test
  void shouldRefuseAnotherModeThanTheLogHas() {
    // given
    FeedBench bench = new FeedBench(new MemoryLog(PARTITIONS), START);
    bench.start(feed());
    SimulatedFeed faster = new SimulatedFeed(SEED, 2000, false, List.of());

    // then
    assertThatThrownBy(() -> bench.start(faster))
        .isInstanceOf(FeedRefusedException.class)
        .hasMessageContaining("--clean");
  }

  @Test
  void shouldKeepAMarketsHours() {
    // given
    SimulatedFeed real = new SimulatedFeed(SEED, 1000, true, List.of("600519.SH", "RB2605.SHFE"));
    long lunch = ManualClock.nanos("2026-03-02T04:00:00Z");

    // when
    List<String> said = said(real, new FeedPosition.At(lunch, 0), 60_000);

    // then
    long firstStock = firstStamp(said, "|600519.SH|");
    assertThat(firstStock).isEqualTo(ManualClock.nanos("2026-03-02T05:00:00Z") / 1_000_000 + sh());
    assertThat(said).noneMatch(line -> line.contains("|600519.SH|") && isNight(line));
    assertThat(said).anyMatch(line -> line.contains("|RB2605.SHFE|") && isNight(line));
  }

  @Test
  void shouldCarryANightSessionIntoItsTradingDay() {
    // given
    SimulatedFeed real = new SimulatedFeed(SEED, 1000, true, List.of("RB2605.SHFE"));
    long evening = ManualClock.nanos("2026-03-02T14:59:00Z");
    List<String> through = said(real, new FeedPosition.At(evening, 0), 300);

    // when
    long morning = ManualClock.nanos("2026-03-03T00:30:00Z");
    List<String> fresh = said(real, new FeedPosition.At(morning, 0), 100);

    // then
    int at = through.indexOf(fresh.getFirst());
    assertThat(at).isPositive();
    assertThat(through.subList(at, at + 100)).isEqualTo(fresh);
    assertThat(fresh.getFirst()).contains("|20260303|");
    assertThat(through.get(at - 1)).contains("|20260303|");
  }

  private static long sh() {
    return Math.floorMod(PricePath.hash("SH"), 400L);
  }

  private static long firstStamp(List<String> said, String symbol) {
    String first = said.stream().filter(line -> line.contains(symbol)).findFirst().orElseThrow();
    return Long.parseLong(first.split("\\|", -1)[2]);
  }

  private static boolean isNight(String line) {
    long hour = Long.parseLong(line.split("\\|", -1)[2]) / 3_600_000 % 24;
    return hour >= 13 && hour < 15;
  }

  private static boolean isTickOfTheNextDay(String line) {
    String[] words = line.split(" ", -1);
    return (words[0].equals("trade") || words[0].equals("snapshot"))
        && Long.parseLong(words[3]) >= MIDNIGHT;
  }

  private static List<List<String>> run(Duration whole, Duration part) {
    FeedBench bench = new FeedBench(new MemoryLog(PARTITIONS), START);
    Duration left = whole;
    while (left.isPositive()) {
      Duration now = left.compareTo(part) < 0 ? left : part;
      bench.run(bench.start(feed()), now);
      left = left.minus(now);
    }
    assertThat(bench.rejects).isEmpty();
    List<List<String>> ticks = new ArrayList<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      ticks.add(LogText.ticks(bench.log.records(partition)));
    }
    return ticks;
  }

  private static SimulatedFeed feed() {
    return new SimulatedFeed(SEED, 1000, false, List.of());
  }

  private static io.marketdata.ingest.publish.LineConstants constants() {
    return feed().constants(null, Long.MIN_VALUE, START);
  }

  private static List<String> said(long seed, FeedPosition position, int count) {
    return said(new SimulatedFeed(seed, 1000, false, List.of()), position, count);
  }

  /** Number, due time and text of each message. */
  private static List<String> said(SimulatedFeed feed, FeedPosition position, int count) {
    List<String> said = new ArrayList<>();
    RawMessage raw = new RawMessage();
    try (FeedSession session = feed.open(constants(), position, () -> {})) {
      for (int i = 0; i < count; i++) {
        assertThat(session.next(Long.MAX_VALUE, raw)).isTrue();
        String text =
            new String(raw.buffer(), raw.offset(), raw.length(), StandardCharsets.US_ASCII);
        said.add(raw.number() + " " + raw.due() + " " + text);
      }
    }
    return said;
  }

  private static long number(String said) {
    return Long.parseLong(said.split(" ", -1)[0]);
  }
}

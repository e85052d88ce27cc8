package io.marketdata.candle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.calendar.SessionClock;
import io.marketdata.calendar.SessionTemplates;
import io.marketdata.calendar.TradingDay;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import io.marketdata.wire.sbe.RevisionReason;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarRollupTest {
  private static final long MINUTE = 60_000_000_000L;
  private static final LocalDate DAY = LocalDate.of(2023, 2, 20);
  private static final List<Interval> INTERVALS =
      List.of(
          Interval.M1,
          Interval.M3,
          Interval.M5,
          Interval.M15,
          Interval.M30,
          Interval.H1,
          Interval.H2,
          Interval.H4);

  @Property(tries = 300)
  void shouldEqualTheNaiveFold(@ForAll long seed) {
    // given
    Random random = new Random(seed);
    TradingDay day =
        day(List.of("crypto", "cn-a", "cn-futures", "hk", "fx").get(random.nextInt(5)));
    Interval interval = INTERVALS.get(random.nextInt(INTERVALS.size()));
    List<Bar> minutes = minutes(day, random);
    long closedThrough = day.minute(random.nextInt(day.minutes()));

    // when
    List<Bar> rolled = roll(interval, day, minutes, closedThrough);

    // then
    assertThat(rolled).as("seed %d", seed).isEqualTo(naive(interval, day, minutes, closedThrough));
  }

  @Property(tries = 200)
  void shouldNotDependOnTheOrderNorOnOldVersions(@ForAll long seed) {
    // given
    Random random = new Random(seed);
    TradingDay day = day("cn-futures");
    List<Bar> minutes = minutes(day, random);
    List<Bar> shuffled = new ArrayList<>(minutes);
    minutes.forEach(bar -> shuffled.add(older(bar)));
    Collections.shuffle(shuffled, random);

    // when
    List<Bar> rolled = roll(Interval.M30, day, shuffled, Bar.NONE);

    // then
    assertThat(rolled).as("seed %d", seed).isEqualTo(roll(Interval.M30, day, minutes, Bar.NONE));
  }

  @Property(tries = 200)
  void shouldMakeTheSameOfShorterBars(@ForAll long seed) {
    // given
    Random random = new Random(seed);
    TradingDay day = day("crypto");
    List<Bar> minutes = minutes(day, random);
    long closedThrough = day.minute(random.nextInt(day.minutes()));
    List<Bar> fives = roll(Interval.M5, day, minutes, closedThrough);

    // when
    List<Bar> fifteens = roll(Interval.M15, day, fives, closedThrough);

    // then
    assertThat(fifteens)
        .as("seed %d", seed)
        .isEqualTo(roll(Interval.M15, day, minutes, closedThrough));
  }

  @ParameterizedTest
  @CsvSource({
    "cn-futures, 30m, 10:00, 10:00, 10:44",
    "cn-futures, 30m, 10:14, 10:00, 10:44",
    "cn-futures, 30m, 10:30, 10:00, 10:44",
    "cn-futures, 30m, 10:45, 10:45, 11:14",
    "cn-futures, 30m, 11:20, 11:15, 13:44",
    "cn-futures, 1h, 22:59, 22:00, 22:59",
    "cn-futures, 4h, 09:00, 21:00, 11:14",
    "cn-futures, 4h, 14:59, 11:15, 14:59",
    "cn-a, 15m, 11:29, 11:15, 11:29",
    "cn-a, 15m, 13:00, 13:00, 13:14",
    "cn-a, 1h, 10:30, 10:30, 11:29",
    "cn-a, 1h, 14:59, 14:00, 14:59",
    "cn-a, 2h, 13:00, 13:00, 14:59",
    "cn-a, 4h, 13:00, 09:30, 14:59",
    "hk, 1h, 13:10, 11:30, 13:29",
    "fx, 4h, 20:59, 17:00, 20:59",
    "crypto, 4h, 23:59, 20:00, 23:59",
  })
  void shouldCountTradingMinutes(
      String sessions, String interval, LocalTime at, LocalTime start, LocalTime lastMinute) {
    // given
    ZoneId zone = ZoneId.of(template(sessions).template().zone());
    TradingDay day = day(sessions);
    long minute = minuteAt(day, at, zone);

    // when
    BarPeriod period = BarPeriod.of(interval(interval), day, minute);

    // then
    assertThat(period.tradingDay()).isEqualTo(day.day());
    assertThat(local(period.start(), zone)).isEqualTo(start);
    assertThat(local(period.lastMinute(), zone)).isEqualTo(lastMinute);
    assertThat(period.contains(minute)).isTrue();
  }

  @Test
  void shouldBeOpenUntilItsLastTradingMinuteIsOver() {
    // given
    TradingDay day = day("cn-futures");
    long start = minuteAt(day, LocalTime.of(10, 0), ZoneId.of("Asia/Shanghai"));
    long last = minuteAt(day, LocalTime.of(10, 44), ZoneId.of("Asia/Shanghai"));
    BarRollup rollup = new BarRollup(BarPeriod.of(Interval.M30, day, start));

    // when
    rollup.put(minute(day, start, 100, 7, 0));

    // then
    assertThat(rollup.bar(Bar.NONE).state()).isEqualTo(BarState.OPEN);
    assertThat(rollup.bar(last - MINUTE).state()).isEqualTo(BarState.OPEN);
    assertThat(rollup.bar(last).state()).isEqualTo(BarState.CLOSED);
  }

  @Test
  void shouldBeRevisedWithTheRevisionsOfAllItsParts() {
    // given
    TradingDay day = day("crypto");
    BarRollup rollup = new BarRollup(BarPeriod.of(Interval.M5, day, day.minute(5)));
    rollup.put(minute(day, day.minute(5), 100, 1, 2));
    rollup.put(minute(day, day.minute(6), 101, 2, 0));

    // when
    boolean isChanged = rollup.put(minute(day, day.minute(6), 102, 3, 3));

    // then
    Bar bar = rollup.bar(day.minute(9));
    assertThat(isChanged).isTrue();
    assertThat(bar.state()).isEqualTo(BarState.REVISED);
    assertThat(bar.reason()).isEqualTo(RevisionReason.LATE);
    assertThat(bar.rev()).isEqualTo(5);
    assertThat(bar.close()).isEqualTo(102);
    assertThat(bar.seq()).isEqualTo(3);
  }

  @Test
  void shouldRefuseWhatIsNoPartOfIt() {
    // given
    TradingDay day = day("crypto");
    BarRollup rollup = new BarRollup(BarPeriod.of(Interval.M5, day, day.minute(5)));

    // when
    assertThatThrownBy(() -> rollup.put(minute(day, day.minute(10), 100, 1, 0)))
        // then
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BarPeriod.of(Interval.M5, day, day.minute(5) + 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BarPeriod.of(Interval.D1, day, day.minute(5)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> rollup.bar(Bar.NONE)).isInstanceOf(IllegalStateException.class);
  }

  private static SessionClock template(String sessions) {
    return new SessionClock(SessionTemplates.builtIn().get(sessions));
  }

  private static TradingDay day(String sessions) {
    return template(sessions).day((int) DAY.toEpochDay());
  }

  private static Interval interval(String text) {
    return INTERVALS.stream().filter(one -> one.text().equals(text)).findFirst().orElseThrow();
  }

  private static long minuteAt(TradingDay day, LocalTime time, ZoneId zone) {
    for (int i = 0; i < day.minutes(); i++) {
      if (local(day.minute(i), zone).equals(time)) {
        return day.minute(i);
      }
    }
    throw new IllegalArgumentException("no trading minute at " + time);
  }

  private static LocalTime local(long nanos, ZoneId zone) {
    return LocalTime.ofInstant(Instant.ofEpochSecond(nanos / 1_000_000_000L), zone);
  }

  private static List<Bar> roll(
      Interval interval, TradingDay day, List<Bar> parts, long closedThrough) {
    Map<Long, BarRollup> rollups = new TreeMap<>();
    for (Bar part : parts) {
      BarPeriod period = BarPeriod.of(interval, day, part.start());
      rollups.computeIfAbsent(period.start(), start -> new BarRollup(period)).put(part);
    }
    return rollups.values().stream().map(rollup -> rollup.bar(closedThrough)).toList();
  }

  /** Groups by counting the trading minutes one by one, and sums with numbers without bounds. */
  private static List<Bar> naive(
      Interval interval, TradingDay day, List<Bar> minutes, long closedThrough) {
    List<Long> starts = new ArrayList<>();
    for (int i = 0; i < day.minutes(); i++) {
      starts.add(day.minute(i));
    }
    Map<Integer, List<Bar>> groups =
        minutes.stream()
            .collect(
                Collectors.groupingBy(
                    bar -> starts.indexOf(bar.start()) / interval.length(),
                    TreeMap::new,
                    Collectors.toList()));
    List<Bar> bars = new ArrayList<>();
    groups.forEach((index, parts) -> {
      int last = Math.min((index + 1) * interval.length(), starts.size()) - 1;
      bars.add(
          fold(starts.get(index * interval.length()), parts, closedThrough >= starts.get(last)));
    });
    return bars;
  }

  private static Bar fold(long start, List<Bar> parts, boolean isOver) {
    Comparator<Bar> bySeq = Comparator.comparingLong(Bar::seq);
    Bar newest = parts.stream().max(bySeq).orElseThrow();
    boolean isOpen = !isOver || parts.stream().anyMatch(Bar::isOpen);
    boolean isRevised = parts.stream().anyMatch(bar -> bar.state() == BarState.REVISED);
    BigInteger turnover = sum128(parts, Bar::turnoverHigh, Bar::turnoverLow);
    BigInteger buyTurnover = sum128(parts, Bar::buyTurnoverHigh, Bar::buyTurnoverLow);
    return new Bar(
        BarSpan.MINUTE,
        start,
        parts.getFirst().tradingDay(),
        parts.getFirst().open(),
        parts.stream().mapToLong(Bar::high).max().orElseThrow(),
        parts.stream().mapToLong(Bar::low).min().orElseThrow(),
        parts.getLast().close(),
        sum(parts, Bar::volume),
        turnover.shiftRight(64).longValueExact(),
        turnover.longValue(),
        sum(parts, Bar::buyVolume),
        buyTurnover.shiftRight(64).longValueExact(),
        buyTurnover.longValue(),
        sum(parts, Bar::trades),
        parts.getFirst().firstTradeId(),
        parts.getLast().lastTradeId(),
        parts.stream()
            .mapToLong(Bar::openInterest)
            .filter(interest -> interest != Bar.NONE)
            .reduce(Bar.NONE, (before, after) -> after),
        sum(parts, Bar::missing),
        0,
        0,
        isOpen ? BarState.OPEN : isRevised ? BarState.REVISED : BarState.CLOSED,
        !isOpen && isRevised ? RevisionReason.LATE : RevisionReason.NONE,
        sum(parts, Bar::rev),
        parts.stream().mapToInt(Bar::marks).reduce(0, (a, b) -> a | b),
        newest.seq(),
        newest.eventTime());
  }

  private static long sum(List<Bar> parts, ToLongFunction<Bar> figure) {
    return parts.stream()
        .map(bar -> BigInteger.valueOf(figure.applyAsLong(bar)))
        .reduce(BigInteger.ZERO, BigInteger::add)
        .longValueExact();
  }

  private static BigInteger sum128(
      List<Bar> parts, ToLongFunction<Bar> high, ToLongFunction<Bar> low) {
    return parts.stream()
        .map(bar ->
            BigInteger.valueOf(high.applyAsLong(bar))
                .shiftLeft(64)
                .add(new BigInteger(Long.toUnsignedString(low.applyAsLong(bar)))))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** Bars of some of the day's minutes, ascending. */
  private static List<Bar> minutes(TradingDay day, Random random) {
    List<Bar> bars = new ArrayList<>();
    List<Long> seqs = new ArrayList<>();
    for (int i = 0; i < day.minutes(); i++) {
      if (random.nextInt(3) > 0) {
        seqs.add((long) seqs.size() * 2 + 1);
        bars.add(wild(day, day.minute(i), random));
      }
    }
    if (bars.isEmpty()) {
      bars.add(wild(day, day.minute(0), random));
      seqs.add(1L);
    }
    Collections.shuffle(seqs, random);
    List<Bar> numbered = new ArrayList<>();
    for (int i = 0; i < bars.size(); i++) {
      numbered.add(numbered(bars.get(i), seqs.get(i)));
    }
    return numbered;
  }

  private static Bar wild(TradingDay day, long start, Random random) {
    long low = random.nextLong() >> random.nextInt(4, 60);
    long open = low + random.nextInt(50);
    long close = low + random.nextInt(50);
    boolean isRevised = random.nextInt(40) == 0;
    boolean isOpen = !isRevised && random.nextInt(60) == 0;
    return new Bar(
        BarSpan.MINUTE,
        start,
        day.day(),
        open,
        Math.max(open, close) + random.nextInt(9),
        low,
        close,
        random.nextLong() >>> random.nextInt(12, 60),
        random.nextInt(1 << 20) - (1 << 19),
        random.nextLong(),
        random.nextLong() >>> random.nextInt(12, 60),
        random.nextInt(1 << 20),
        random.nextLong(),
        random.nextInt(1_000),
        random.nextBoolean() ? Bar.NONE : random.nextInt(1_000),
        random.nextBoolean() ? Bar.NONE : random.nextInt(1_000),
        random.nextBoolean() ? Bar.NONE : random.nextInt(1_000),
        random.nextInt(3),
        0,
        0,
        isOpen ? BarState.OPEN : isRevised ? BarState.REVISED : BarState.CLOSED,
        isRevised ? RevisionReason.LATE : RevisionReason.NONE,
        isRevised ? 1 + random.nextInt(5) : 0,
        random.nextInt(16),
        0,
        random.nextInt(1_000_000));
  }

  private static Bar minute(TradingDay day, long start, long close, long seq, long rev) {
    Bar bar = wild(day, start, new Random(seq));
    boolean isRevised = rev > 0;
    return new Bar(
        bar.span(),
        start,
        bar.tradingDay(),
        close,
        close,
        close,
        close,
        1,
        0,
        close,
        0,
        0,
        0,
        1,
        Bar.NONE,
        Bar.NONE,
        Bar.NONE,
        0,
        0,
        0,
        isRevised ? BarState.REVISED : BarState.CLOSED,
        isRevised ? RevisionReason.LATE : RevisionReason.NONE,
        rev,
        0,
        seq,
        start);
  }

  private static Bar older(Bar bar) {
    return copy(bar, bar.high() + 5, bar.seq() - 1);
  }

  private static Bar numbered(Bar bar, long seq) {
    return copy(bar, bar.high(), seq);
  }

  private static Bar copy(Bar bar, long high, long seq) {
    return new Bar(
        bar.span(),
        bar.start(),
        bar.tradingDay(),
        bar.open(),
        high,
        bar.low(),
        bar.close(),
        bar.volume(),
        bar.turnoverHigh(),
        bar.turnoverLow(),
        bar.buyVolume(),
        bar.buyTurnoverHigh(),
        bar.buyTurnoverLow(),
        bar.trades(),
        bar.firstTradeId(),
        bar.lastTradeId(),
        bar.openInterest(),
        bar.missing(),
        bar.afterHours(),
        bar.unattributed(),
        bar.state(),
        bar.reason(),
        bar.rev(),
        bar.marks(),
        seq,
        bar.eventTime());
  }
}

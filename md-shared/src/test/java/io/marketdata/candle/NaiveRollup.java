package io.marketdata.candle;

import io.marketdata.calendar.Auction;
import io.marketdata.calendar.Schedule;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import io.marketdata.wire.sbe.RevisionReason;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Rolls bars up as plainly as it can be said: sort, group by a list of the day's minutes, sum. */
final class NaiveRollup {
  private static final long MINUTE = 60_000_000_000L;

  private NaiveRollup() {}

  /** A part with its place among those of one start. */
  private record Placed(int place, Bar bar) {}

  /** A bar of the interval in the making. */
  private static final class Group {
    final int tradingDay;
    final long start;
    final long last;
    final List<Placed> parts = new ArrayList<>();

    Group(int tradingDay, long start, long last) {
      this.tradingDay = tradingDay;
      this.start = start;
      this.last = last;
    }

    List<Bar> sorted() {
      return parts.stream()
          .sorted(
              Comparator.comparingLong((Placed part) -> part.bar.start())
                  .thenComparingInt(Placed::place))
          .map(Placed::bar)
          .toList();
    }
  }

  /** Bars of minutes, with the results of auctions merged. */
  static List<Bar> ofMinutes(
      Interval interval,
      Schedule schedule,
      ZoneShift shift,
      List<Bar> minutes,
      List<AuctionBar> auctions,
      long closedThrough) {
    TreeMap<Long, Group> groups = new TreeMap<>();
    Map<Integer, List<List<Long>>> hours = new HashMap<>();
    List<Placed> all = new ArrayList<>();
    minutes.forEach(bar -> all.add(new Placed(1, bar)));
    auctions.forEach(one -> all.add(new Placed(one.kind() == Auction.OPENING ? 0 : 2, one.bar())));
    for (Placed part : all) {
      Group group =
          shift.isNone() || interval == Interval.M1
              ? bySessions(
                  interval,
                  hours.computeIfAbsent(
                      part.bar.tradingDay(),
                      day -> List.copyOf(PlainHours.of(schedule, day).values())),
                  part.bar)
              : byClock(interval, shift, part.bar.start());
      groups.computeIfAbsent(group.start, start -> group).parts.add(part);
    }
    BarSpan span = interval.isOfDays() ? BarSpan.DAY : BarSpan.MINUTE;
    boolean isStored = interval == Interval.M1;
    return groups.values().stream()
        .map(group -> fold(group, span, isStored || closedThrough >= group.last))
        .toList();
  }

  private static Group bySessions(Interval interval, List<List<Long>> hours, Bar bar) {
    for (List<Long> starts : hours) {
      int index = starts.indexOf(bar.start());
      if (index >= 0) {
        int first = index / interval.length() * interval.length();
        int last = Math.min(first + interval.length(), starts.size()) - 1;
        return new Group(bar.tradingDay(), starts.get(first), starts.get(last));
      }
    }
    return new Group(bar.tradingDay(), bar.start(), bar.start());
  }

  private static Group byClock(Interval interval, ZoneShift shift, long start) {
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(shift.minutes() * 60);
    LocalDateTime local = LocalDateTime.ofEpochSecond(start / 1_000_000_000L, 0, offset);
    LocalDateTime midnight = local.toLocalDate().atStartOfDay();
    int day = (int) local.toLocalDate().toEpochDay();
    if (interval == Interval.D1) {
      long last = midnight.plusDays(1).toEpochSecond(offset) * 1_000_000_000L - MINUTE;
      return new Group(day, day * SampleBars.DAY, last);
    }
    int minute = local.getHour() * 60 + local.getMinute();
    LocalDateTime first = midnight.plusMinutes(minute - minute % interval.length());
    long from = first.toEpochSecond(offset) * 1_000_000_000L;
    return new Group(day, from, from + (interval.length() - 1) * MINUTE);
  }

  /** Bars of weeks or months. */
  static List<Bar> ofDays(Interval interval, Schedule schedule, List<Bar> days) {
    TreeMap<Long, Group> groups = new TreeMap<>();
    TreeMap<Long, LocalDate> ends = new TreeMap<>();
    for (Bar day : days) {
      LocalDate date = LocalDate.ofEpochDay(day.tradingDay());
      LocalDate first =
          interval == Interval.W1
              ? date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
              : date.withDayOfMonth(1);
      LocalDate next = interval == Interval.W1 ? first.plusDays(7) : first.plusMonths(1);
      long start = first.toEpochDay() * SampleBars.DAY;
      ends.put(start, next);
      groups
          .computeIfAbsent(start, s -> new Group((int) first.toEpochDay(), start, 0))
          .parts
          .add(new Placed(1, day));
    }
    List<Bar> bars = new ArrayList<>();
    groups.forEach((start, group) -> {
      boolean isLater = groups.lastKey() > start;
      bars.add(fold(group, BarSpan.DAY, isLater || isWhole(schedule, group, ends.get(start))));
    });
    return bars;
  }

  private static boolean isWhole(Schedule schedule, Group group, LocalDate next) {
    LocalDate last = next.minusDays(1);
    if (!schedule.calendar().isKnown((int) last.toEpochDay())) {
      return false;
    }
    while (!schedule.calendar().isTradingDay((int) last.toEpochDay())) {
      last = last.minusDays(1);
    }
    int day = (int) last.toEpochDay();
    return group.parts.stream()
        .anyMatch(part -> part.bar.tradingDay() == day && part.bar.state() != BarState.OPEN);
  }

  private static Bar fold(Group group, BarSpan span, boolean isOver) {
    List<Bar> parts = group.sorted();
    Comparator<Bar> bySeq = Comparator.comparingLong(Bar::seq);
    Bar newest = parts.stream().max(bySeq).orElseThrow();
    boolean isOpen = !isOver || parts.stream().anyMatch(Bar::isOpen);
    boolean isRevised = parts.stream().anyMatch(bar -> bar.state() == BarState.REVISED);
    BigInteger turnover = sum128(parts, Bar::turnoverHigh, Bar::turnoverLow);
    BigInteger buyTurnover = sum128(parts, Bar::buyTurnoverHigh, Bar::buyTurnoverLow);
    return Bar.builder(span, group.start, group.tradingDay)
        .prices(
            parts.getFirst().open(),
            parts.stream().mapToLong(Bar::high).max().orElseThrow(),
            parts.stream().mapToLong(Bar::low).min().orElseThrow(),
            parts.getLast().close())
        .volume(sum(parts, Bar::volume))
        .turnover(turnover.shiftRight(64).longValueExact(), turnover.longValue())
        .buyVolume(sum(parts, Bar::buyVolume))
        .buyTurnover(buyTurnover.shiftRight(64).longValueExact(), buyTurnover.longValue())
        .trades(sum(parts, Bar::trades))
        .tradeIds(parts.getFirst().firstTradeId(), parts.getLast().lastTradeId())
        .openInterest(newest(parts, Bar::openInterest))
        .interestChange(interestChange(parts))
        .settlement(newest(parts, Bar::settlement))
        .excluded(sum(parts, Bar::excluded))
        .missing(sum(parts, Bar::missing))
        .afterHours(sum(parts, Bar::afterHours))
        .unattributed(sum(parts, Bar::unattributed))
        .state(isOpen ? BarState.OPEN : isRevised ? BarState.REVISED : BarState.CLOSED)
        .revision(
            !isOpen && isRevised ? RevisionReason.LATE : RevisionReason.NONE, sum(parts, Bar::rev))
        .marks(parts.stream().mapToInt(Bar::marks).reduce(0, (a, b) -> a | b))
        .seq(newest.seq())
        .eventTime(newest.eventTime())
        .build();
  }

  private static long interestChange(List<Bar> parts) {
    List<Bar> changes = parts.stream().filter(bar -> bar.interestChange() != Bar.NONE).toList();
    boolean isUnknown =
        parts.stream()
            .anyMatch(bar -> bar.openInterest() != Bar.NONE && bar.interestChange() == Bar.NONE);
    return isUnknown || changes.isEmpty() ? Bar.NONE : sum(changes, Bar::interestChange);
  }

  private static long newest(List<Bar> parts, ToLongFunction<Bar> figure) {
    return parts.stream()
        .mapToLong(figure)
        .filter(value -> value != Bar.NONE)
        .reduce(Bar.NONE, (before, after) -> after);
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
}

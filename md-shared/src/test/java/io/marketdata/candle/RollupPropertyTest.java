package io.marketdata.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.calendar.Auction;
import io.marketdata.calendar.MarketRules;
import io.marketdata.calendar.Part;
import io.marketdata.calendar.Schedule;
import io.marketdata.calendar.TradingCalendar;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whatever the interval, the hours, the day and the order in which versions of parts come: bars are
 * those that a list of the day's minutes gives.
 */
class RollupPropertyTest {

  private static final MarketRules RULES = MarketRules.builtIn();
  private static final List<String> SCHEDULES =
      List.of("cn-a", "cn-a-sh", "shfe-rb", "shfe-au", "cffex-index", "hk", "us", "fx", "crypto");
  private static final List<Interval> OF_MINUTES =
      List.of(
          Interval.M1,
          Interval.M3,
          Interval.M5,
          Interval.M15,
          Interval.M30,
          Interval.H1,
          Interval.H2,
          Interval.H4);

  /** Days just before changes of the clock, holidays, half days and the end of what is known. */
  private static final List<String> SPECIAL =
      List.of(
          "2023-03-10",
          "2023-11-03",
          "2024-03-08",
          "2024-10-31",
          "2006-03-31",
          "2006-10-26",
          "2023-09-27",
          "2024-09-30",
          "2024-02-07",
          "2025-04-30",
          "2019-12-25",
          "2023-05-25",
          "2024-12-23",
          "2024-12-30",
          "2021-02-09",
          "2023-11-22",
          "2024-07-02",
          "2012-12-31",
          "2026-12-29",
          "2027-01-04");

  private final Map<Long, Bar> told = new TreeMap<>();

  @Property(tries = 150)
  void shouldMakeBarsOfMinutesAsAListDoes(@ForAll long seed) {
    // given
    Random random = new Random(seed);
    Schedule schedule = RULES.schedule(SCHEDULES.get(random.nextInt(SCHEDULES.size())));
    TradingCalendar calendar = new TradingCalendar(schedule);
    Interval interval = OF_MINUTES.get(random.nextInt(OF_MINUTES.size()));
    ZoneShift shift = schedule.isRoundTheClock() ? shift(random) : ZoneShift.UTC;
    List<Bar> minutes = new ArrayList<>();
    List<AuctionBar> auctions = new ArrayList<>();
    List<Long> starts = new ArrayList<>();
    hours(calendar, day(random, calendar), 3, random, minutes, auctions, starts);
    long closedThrough = starts.get(random.nextInt(starts.size()));
    List<Bar> all = numbered(minutes, auctions, random);

    // when
    play(
        new Rollup(interval, calendar, shift, AuctionMerge.MERGE, Integer.MAX_VALUE),
        all,
        auctions,
        closedThrough,
        true,
        random);

    // then
    assertThat(told.values())
        .as("%s %s %s, seed %d", schedule.id(), interval, shift, seed)
        .containsExactlyElementsOf(
            NaiveRollup.ofMinutes(interval, schedule, shift, all, auctions, closedThrough));
  }

  @Property(tries = 150)
  void shouldMakeWeeksAndMonthsOfDaysAsAListDoes(@ForAll long seed) {
    // given
    Random random = new Random(seed);
    Schedule schedule = RULES.schedule(SCHEDULES.get(random.nextInt(SCHEDULES.size())));
    TradingCalendar calendar = new TradingCalendar(schedule);
    Interval interval = random.nextBoolean() ? Interval.W1 : Interval.MONTH1;
    List<Bar> days = new ArrayList<>();
    int count = 1 + random.nextInt(60);
    for (int i = 0, day = day(random, calendar); i < count; i++, day = calendar.next(day)) {
      if (random.nextInt(5) > 0 || days.isEmpty()) {
        days.add(SampleBars.wild(BarSpan.DAY, day, day * SampleBars.DAY, random));
      }
    }
    List<Bar> all = numbered(days, List.of(), random);

    // when
    play(
        new Rollup(interval, calendar, ZoneShift.UTC, AuctionMerge.MERGE, Integer.MAX_VALUE),
        all,
        List.of(),
        Bar.NONE,
        true,
        random);

    // then
    assertThat(told.values())
        .as("%s %s, seed %d", schedule.id(), interval, seed)
        .containsExactlyElementsOf(NaiveRollup.ofDays(interval, schedule, all));
  }

  @Property(tries = 60)
  void shouldMakeDaysWeeksAndMonthsOfAnotherTimeZone(@ForAll long seed) {
    // given
    Random random = new Random(seed);
    Schedule schedule = RULES.schedule("crypto");
    TradingCalendar calendar = new TradingCalendar(schedule);
    Interval interval = List.of(Interval.D1, Interval.W1, Interval.MONTH1).get(random.nextInt(3));
    ZoneShift shift = shift(random);
    List<Bar> minutes = new ArrayList<>();
    List<Long> starts = new ArrayList<>();
    hours(calendar, day(random, calendar), 4, random, minutes, new ArrayList<>(), starts);
    long closedThrough = starts.get(random.nextInt(starts.size()));
    List<Bar> all = numbered(minutes, List.of(), random);

    // when
    play(
        new Rollup(interval, calendar, shift, AuctionMerge.MERGE, Integer.MAX_VALUE),
        all,
        List.of(),
        closedThrough,
        interval == Interval.D1,
        random);

    // then
    List<Bar> days =
        shift.isNone()
            ? List.of()
            : NaiveRollup.ofMinutes(Interval.D1, schedule, shift, all, List.of(), closedThrough);
    assertThat(told.values())
        .as("%s %s, seed %d", interval, shift, seed)
        .containsExactlyElementsOf(
            interval == Interval.D1 ? days : NaiveRollup.ofDays(interval, schedule, days));
  }

  /**
   * Puts every part and an older version of it in any order.
   *
   * @param isTold whether bars are told now and then, and not only when all parts are there
   */
  private void play(
      Rollup rollup,
      List<Bar> parts,
      List<AuctionBar> auctions,
      long closedThrough,
      boolean isTold,
      Random random) {
    List<Runnable> steps = new ArrayList<>();
    for (Bar part : parts) {
      steps.add(() -> put(rollup, part));
      steps.add(() -> put(rollup, SampleBars.older(part)));
    }
    for (AuctionBar auction : auctions) {
      steps.add(() -> rollup.auction(auction));
      steps.add(
          () -> rollup.auction(new AuctionBar(auction.kind(), SampleBars.older(auction.bar()))));
    }
    if (closedThrough != Bar.NONE) {
      steps.add(() -> rollup.over(closedThrough));
      steps.add(() -> rollup.over(closedThrough - 7 * 60_000_000_000L));
    }
    Collections.shuffle(steps, random);
    told.clear();
    for (Runnable step : steps) {
      step.run();
      if (isTold && random.nextInt(100) == 0) {
        rollup.flush(this::tell);
      }
    }
    rollup.flush(this::tell);
  }

  private static void put(Rollup rollup, Bar part) {
    assertThat(part.span() == BarSpan.DAY ? rollup.day(part) : rollup.minute(part)).isTrue();
  }

  private void tell(Auction auction, BarPeriod period, Bar bar) {
    assertThat(bar.start()).isEqualTo(period.start());
    assertThat(bar.tradingDay()).isEqualTo(period.tradingDay());
    Bar before = told.put(period.start(), bar);
    assertThat(bar).isNotEqualTo(before);
  }

  private static ZoneShift shift(Random random) {
    return new ZoneShift(15 * (random.nextInt(14 * 4 + 12 * 4 + 1) - 12 * 4));
  }

  private static int day(Random random, TradingCalendar calendar) {
    int day =
        random.nextBoolean()
            ? (int) LocalDate.parse(SPECIAL.get(random.nextInt(SPECIAL.size()))).toEpochDay()
            : 13_000 + random.nextInt(8_000);
    return calendar.next(day - 1);
  }

  /**
   * Bars of some of the minutes of some days, and of the edges now and then results of auctions.
   */
  private static void hours(
      TradingCalendar calendar,
      int first,
      int count,
      Random random,
      List<Bar> minutes,
      List<AuctionBar> auctions,
      List<Long> starts) {
    int day = first;
    for (int i = 0; i < count; i++, day = calendar.next(day)) {
      int density = 1 + random.nextInt(9);
      Map<Part, List<Long>> hours = PlainHours.of(calendar.schedule(), day);
      for (List<Long> part : hours.values()) {
        starts.addAll(part);
        for (long start : part) {
          if (random.nextInt(10) < density) {
            minutes.add(SampleBars.wild(BarSpan.MINUTE, day, start, random));
          }
        }
      }
      List<Long> regular = hours.get(Part.REGULAR);
      if (!calendar.schedule().isRoundTheClock() && random.nextBoolean()) {
        auctions.add(auction(Auction.OPENING, day, regular.getFirst(), random));
        auctions.add(auction(Auction.CLOSING, day, regular.getLast(), random));
      }
    }
  }

  private static AuctionBar auction(Auction kind, int day, long start, Random random) {
    return new AuctionBar(kind, SampleBars.wild(BarSpan.MINUTE, day, start, random));
  }

  /** Numbers all of them; auctions in place. */
  private static List<Bar> numbered(List<Bar> bars, List<AuctionBar> auctions, Random random) {
    List<Long> seqs = new ArrayList<>();
    for (long i = 0; i < bars.size() + auctions.size(); i++) {
      seqs.add(i * 2 + 1);
    }
    Collections.shuffle(seqs, random);
    List<Bar> numbered = new ArrayList<>();
    for (int i = 0; i < bars.size(); i++) {
      numbered.add(SampleBars.numbered(bars.get(i), seqs.get(i)));
    }
    for (int i = 0; i < auctions.size(); i++) {
      AuctionBar auction = auctions.get(i);
      Bar bar = SampleBars.numbered(auction.bar(), seqs.get(bars.size() + i));
      auctions.set(i, new AuctionBar(auction.kind(), bar));
    }
    return numbered;
  }

  @Property(tries = 40)
  void shouldMakeTheSameOfBarsThatAreRolledUpAlready(@ForAll long seed) {
    // given
    Random random = new Random(seed);
    Schedule schedule = RULES.schedule("shfe-rb");
    TradingCalendar calendar = new TradingCalendar(schedule);
    List<Bar> minutes = new ArrayList<>();
    List<Long> starts = new ArrayList<>();
    hours(calendar, day(random, calendar), 2, random, minutes, new ArrayList<>(), starts);
    long closedThrough = starts.get(random.nextInt(starts.size()));
    List<Bar> all = numbered(minutes, List.of(), random);
    List<Bar> fives =
        NaiveRollup.ofMinutes(Interval.M5, schedule, ZoneShift.UTC, all, List.of(), closedThrough);

    // when
    Rollup rollup =
        new Rollup(Interval.M15, calendar, ZoneShift.UTC, AuctionMerge.MERGE, Integer.MAX_VALUE);
    fives.forEach(five -> {
      rollup.minute(five.toBuilder().state(BarState.OPEN).build());
      rollup.minute(five);
    });
    rollup.over(closedThrough);
    List<Bar> fifteens = new ArrayList<>();
    rollup.flush((auction, period, bar) -> fifteens.add(bar));

    // then
    assertThat(fifteens)
        .as("seed %d", seed)
        .isEqualTo(
            NaiveRollup.ofMinutes(
                Interval.M15, schedule, ZoneShift.UTC, all, List.of(), closedThrough));
  }
}

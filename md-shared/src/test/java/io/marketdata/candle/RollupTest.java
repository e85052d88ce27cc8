package io.marketdata.candle;

import static io.marketdata.candle.SampleBars.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.calendar.Auction;
import io.marketdata.calendar.MarketDay;
import io.marketdata.calendar.MarketRules;
import io.marketdata.calendar.Part;
import io.marketdata.calendar.TradingCalendar;
import io.marketdata.wire.sbe.BarSpan;
import io.marketdata.wire.sbe.BarState;
import io.marketdata.wire.sbe.RevisionReason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RollupTest {
  private static final MarketRules RULES = MarketRules.builtIn();
  private static final long MINUTE = 60_000_000_000L;
  private static final int DAY = day("2023-02-20");

  private final List<Bar> told = new ArrayList<>();
  private final List<Auction> kinds = new ArrayList<>();

  @Test
  void shouldBeOpenUntilItsLastTradingMinuteIsOver() {
    // given
    MarketDay hours = hours("cn-a", DAY);
    Rollup rollup = rollup("cn-a", Interval.M5, AuctionMerge.MERGE, 2);

    // when
    rollup.minute(minute(DAY, hours.minute(Part.REGULAR, 0), 100, 7, 0));
    rollup.over(hours.minute(Part.REGULAR, 3));
    List<Bar> before = flush(rollup);
    rollup.over(hours.minute(Part.REGULAR, 4));
    List<Bar> after = flush(rollup);

    // then
    assertThat(before).extracting(Bar::state).containsExactly(BarState.OPEN);
    assertThat(after).extracting(Bar::state).containsExactly(BarState.CLOSED);
    assertThat(flush(rollup)).isEmpty();
  }

  @Test
  void shouldBeRevisedByALatePartWithTheRevisionsOfAllParts() {
    // given
    MarketDay hours = hours("crypto", DAY);
    Rollup rollup = rollup("crypto", Interval.M5, AuctionMerge.MERGE, 2);
    rollup.minute(minute(DAY, hours.minute(Part.REGULAR, 5), 100, 1, 2));
    rollup.minute(minute(DAY, hours.minute(Part.REGULAR, 6), 101, 2, 0));
    rollup.over(hours.minute(Part.REGULAR, 9));
    flush(rollup);

    // when
    rollup.minute(minute(DAY, hours.minute(Part.REGULAR, 6), 102, 3, 3));
    rollup.minute(minute(DAY, hours.minute(Part.REGULAR, 6), 101, 2, 0));

    // then
    assertThat(flush(rollup))
        .singleElement()
        .satisfies(bar -> {
          assertThat(bar.state()).isEqualTo(BarState.REVISED);
          assertThat(bar.reason()).isEqualTo(RevisionReason.LATE);
          assertThat(bar.rev()).isEqualTo(5);
          assertThat(bar.close()).isEqualTo(102);
          assertThat(bar.seq()).isEqualTo(3);
        });
  }

  @Test
  void shouldTellOnlyWhatHasChanged() {
    // given
    MarketDay hours = hours("crypto", DAY);
    Rollup rollup = rollup("crypto", Interval.M3, AuctionMerge.MERGE, 3);
    for (int i = 0; i < 6; i++) {
      rollup.minute(minute(DAY, hours.minute(Part.REGULAR, i), 100, i, 0));
    }
    flush(rollup);

    // when
    rollup.minute(minute(DAY, hours.minute(Part.REGULAR, 5), 100, 5, 0));
    rollup.over(hours.minute(Part.REGULAR, 1));
    List<Bar> none = flush(rollup);
    rollup.minute(minute(DAY, hours.minute(Part.REGULAR, 4), 99, 6, 0));
    List<Bar> one = flush(rollup);

    // then
    assertThat(none).isEmpty();
    assertThat(one).extracting(Bar::start).containsExactly(hours.minute(Part.REGULAR, 3));
  }

  @Test
  void shouldKeepAsManyBarsAsItIsToldAndRefusePartsOfOlderOnes() {
    // given
    MarketDay hours = hours("crypto", DAY);
    Rollup rollup = rollup("crypto", Interval.M1, AuctionMerge.MERGE, 2);
    for (int i = 0; i < 5; i++) {
      rollup.minute(minute(DAY, hours.minute(Part.REGULAR, i), 100, i, 0));
      flush(rollup);
    }

    // when
    boolean isTaken = rollup.minute(minute(DAY, hours.minute(Part.REGULAR, 3), 101, 9, 1));
    boolean isOldTaken = rollup.minute(minute(DAY, hours.minute(Part.REGULAR, 2), 101, 10, 1));

    // then
    assertThat(rollup.size()).isEqualTo(2);
    assertThat(isTaken).isTrue();
    assertThat(isOldTaken).isFalse();
    assertThat(flush(rollup)).extracting(Bar::seq).containsExactly(9L);
    assertThatThrownBy(() -> rollup("crypto", Interval.M1, AuctionMerge.MERGE, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldHandOutBarsForGoodInTheOrderOfTime() {
    // given
    MarketDay hours = hours("crypto", DAY);
    Rollup rollup = rollup("crypto", Interval.M5, AuctionMerge.MERGE, Integer.MAX_VALUE);
    rollup.minute(minute(DAY, hours.minute(Part.REGULAR, 7), 100, 1, 0));
    rollup.minute(minute(DAY, hours.minute(Part.REGULAR, 2), 100, 2, 0));
    rollup.over(hours.minute(Part.REGULAR, 7));

    // when
    rollup.take(this::tell);

    // then
    assertThat(told)
        .singleElement()
        .satisfies(bar -> assertThat(bar.state()).isEqualTo(BarState.CLOSED));
    assertThat(rollup.oldest().start()).isEqualTo(hours.minute(Part.REGULAR, 5));
    assertThat(rollup.minute(minute(DAY, hours.minute(Part.REGULAR, 3), 1, 3, 0))).isFalse();
  }

  @ParameterizedTest
  @EnumSource(AuctionMerge.class)
  void shouldDoWithResultsOfAuctionsAsItIsTold(AuctionMerge mode) {
    // given
    MarketDay hours = hours("cn-a", DAY);
    Rollup rollup = rollup("cn-a", Interval.M1, mode, Integer.MAX_VALUE);
    long first = hours.minute(Part.REGULAR, 0);
    long last = hours.minute(Part.REGULAR, 239);
    rollup.minute(minute(DAY, last, 107, 4, 0));
    rollup.auction(SampleBars.auction(Auction.CLOSING, minute(DAY, last, 109, 5, 0)));
    rollup.minute(minute(DAY, first, 102, 2, 0));
    rollup.auction(SampleBars.auction(Auction.OPENING, minute(DAY, first, 100, 1, 0)));

    // when
    List<Bar> bars = flush(rollup);

    // then
    switch (mode) {
      case MERGE -> {
        assertThat(bars).extracting(Bar::open).containsExactly(100L, 107L);
        assertThat(bars).extracting(Bar::close).containsExactly(102L, 109L);
        assertThat(bars).extracting(Bar::volume).containsExactly(2L, 2L);
      }
      case SEPARATE -> {
        assertThat(kinds)
            .containsExactly(Auction.OPENING, Auction.NONE, Auction.NONE, Auction.CLOSING);
        assertThat(bars).extracting(Bar::close).containsExactly(100L, 102L, 107L, 109L);
      }
      case DROP -> assertThat(bars).extracting(Bar::close).containsExactly(102L, 107L);
    }
  }

  @Test
  void shouldMakeABarOfTheResultOfAnAuctionAlone() {
    // given
    MarketDay hours = hours("cn-a", DAY);
    Rollup rollup = rollup("cn-a", Interval.M1, AuctionMerge.MERGE, 2);
    long first = hours.minute(Part.REGULAR, 0);

    // when
    rollup.auction(SampleBars.auction(Auction.OPENING, minute(DAY, first, 100, 1, 0)));

    // then
    assertThat(flush(rollup)).containsExactly(minute(DAY, first, 100, 1, 0));
  }

  @Test
  void shouldCloseAWeekWithTheLastTradingDayOfTheCalendar() {
    // given
    Rollup rollup = rollup("cn-a", Interval.W1, AuctionMerge.MERGE, 2);
    int friday = day("2024-09-27");
    int monday = day("2024-09-30");
    rollup.day(SampleBars.day(friday - 1, 100, 1, 0));
    rollup.day(SampleBars.open(SampleBars.day(friday, 101, 2, 0)));
    List<Bar> before = flush(rollup);

    // when
    rollup.day(SampleBars.day(friday, 102, 3, 0));
    List<Bar> after = flush(rollup);
    // National Day: Monday is all there is of the week
    rollup.day(SampleBars.day(monday, 103, 4, 0));
    List<Bar> holiday = flush(rollup);

    // then
    assertThat(before).extracting(Bar::state).containsExactly(BarState.OPEN);
    assertThat(after).extracting(Bar::state).containsExactly(BarState.CLOSED);
    assertThat(after).extracting(Bar::close).containsExactly(102L);
    assertThat(holiday).extracting(Bar::state).containsExactly(BarState.CLOSED);
    assertThat(holiday).extracting(Bar::tradingDay).containsExactly(monday);
  }

  @Test
  void shouldCloseAWeekWithALaterDayWhereItsLastDayHasNoBar() {
    // given
    Rollup rollup = rollup("cn-a", Interval.W1, AuctionMerge.MERGE, 2);
    int thursday = day("2024-09-19");
    rollup.day(SampleBars.day(thursday, 100, 1, 0));
    List<Bar> before = flush(rollup);

    // when
    rollup.day(SampleBars.open(SampleBars.day(thursday + 4, 101, 2, 0)));

    // then
    assertThat(before).extracting(Bar::state).containsExactly(BarState.OPEN);
    assertThat(flush(rollup))
        .extracting(Bar::state)
        .containsExactly(BarState.CLOSED, BarState.OPEN);
  }

  @Test
  void shouldNotTrustACalendarBeyondWhatIsKnown() {
    // given
    Rollup rollup = rollup("cn-a", Interval.MONTH1, AuctionMerge.MERGE, 2);
    int friday = day("2027-01-29");
    rollup.day(SampleBars.day(friday, 100, 1, 0));
    List<Bar> before = flush(rollup);

    // when
    rollup.day(SampleBars.day(friday + 3, 100, 2, 0));

    // then
    assertThat(before).extracting(Bar::state).containsExactly(BarState.OPEN);
    assertThat(flush(rollup))
        .extracting(Bar::state)
        .containsExactly(BarState.CLOSED, BarState.OPEN);
  }

  @Test
  void shouldReviseWeekAndMonthWithTheirDay() {
    // given
    int friday = day("2024-09-27");
    for (Interval interval : List.of(Interval.D1, Interval.W1, Interval.MONTH1)) {
      Rollup rollup = rollup("cn-a", interval, AuctionMerge.MERGE, 2);
      rollup.day(SampleBars.day(friday, 100, 1, 0));
      rollup.day(SampleBars.day(day("2024-10-08"), 100, 2, 0));
      flush(rollup);

      // when
      Bar afterHours =
          SampleBars.day(friday, 100, 3, 1).toBuilder().volume(301).afterHours(300).build();
      rollup.day(afterHours);

      // then
      assertThat(flush(rollup))
          .singleElement()
          .satisfies(bar -> {
            assertThat(bar.state()).isEqualTo(BarState.REVISED);
            assertThat(bar.rev()).isEqualTo(1);
            assertThat(bar.volume()).isEqualTo(301);
            assertThat(bar.afterHours()).isEqualTo(300);
          });
    }
  }

  @Test
  void shouldKeepTheDaysOfAMonthOfAnotherTimeZoneButNotTheirMinutes() {
    // given
    TradingCalendar calendar = new TradingCalendar(RULES.schedule("crypto"));
    Rollup rollup =
        new Rollup(Interval.MONTH1, calendar, new ZoneShift(8 * 60), AuctionMerge.MERGE, 2);
    long local = DAY * SampleBars.DAY - 8 * 60 * MINUTE;
    for (int day = 0; day < 4; day++) {
      long start = local + day * SampleBars.DAY;
      rollup.minute(minute(DAY, start, 100 + day, day + 1, 0));
      rollup.over(start + SampleBars.DAY - MINUTE);
      flush(rollup);
    }

    // when
    boolean isTaken = rollup.minute(minute(DAY, local + 3 * SampleBars.DAY, 99, 9, 1));
    boolean isOldTaken = rollup.minute(minute(DAY, local, 99, 10, 1));

    // then
    assertThat(isTaken).isTrue();
    assertThat(isOldTaken).isFalse();
    assertThat(flush(rollup))
        .singleElement()
        .satisfies(bar -> {
          assertThat(bar.start()).isEqualTo(day("2023-02-01") * SampleBars.DAY);
          assertThat(bar.volume()).isEqualTo(4);
          assertThat(bar.close()).isEqualTo(99);
          assertThat(bar.rev()).isEqualTo(1);
        });
  }

  @Test
  void shouldPassOverWhatItIsNotMadeOf() {
    // given
    Rollup days = rollup("cn-a", Interval.D1, AuctionMerge.MERGE, 2);
    Rollup hours = rollup("cn-a", Interval.H1, AuctionMerge.MERGE, 2);
    long first = hours("cn-a", DAY).minute(Part.REGULAR, 0);

    // when
    days.minute(minute(DAY, first, 100, 1, 0));
    days.auction(SampleBars.auction(Auction.OPENING, minute(DAY, first, 100, 1, 0)));
    hours.day(SampleBars.day(DAY, 100, 1, 0));

    // then
    assertThat(days.isOfMinutes()).isFalse();
    assertThat(hours.isOfMinutes()).isTrue();
    assertThat(days.size() + hours.size()).isZero();
  }

  @Test
  void shouldHandOnABarThatIsStoredAsItIs() {
    // given
    Rollup days = rollup("cn-a", Interval.D1, AuctionMerge.MERGE, 2);
    Bar day = SampleBars.wild(BarSpan.DAY, DAY, DAY * SampleBars.DAY, new java.util.Random(1));

    // when
    days.day(day);

    // then
    assertThat(flush(days)).singleElement().isSameAs(day);
  }

  private static Rollup rollup(String schedule, Interval interval, AuctionMerge mode, int kept) {
    return new Rollup(
        interval, new TradingCalendar(RULES.schedule(schedule)), ZoneShift.UTC, mode, kept);
  }

  private static MarketDay hours(String schedule, int day) {
    return new TradingCalendar(RULES.schedule(schedule)).day(day);
  }

  private List<Bar> flush(Rollup rollup) {
    told.clear();
    kinds.clear();
    rollup.flush(this::tell);
    return List.copyOf(told);
  }

  private void tell(Auction auction, BarPeriod period, Bar bar) {
    told.add(bar);
    kinds.add(auction);
  }

  private static int day(String date) {
    return (int) LocalDate.parse(date).toEpochDay();
  }
}

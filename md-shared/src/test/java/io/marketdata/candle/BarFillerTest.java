package io.marketdata.candle;

import static io.marketdata.candle.SampleBars.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.calendar.Auction;
import io.marketdata.calendar.MarketDay;
import io.marketdata.calendar.MarketRules;
import io.marketdata.calendar.Part;
import io.marketdata.calendar.TradingCalendar;
import io.marketdata.wire.sbe.BarState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarFillerTest {
  private static final MarketRules RULES = MarketRules.builtIn();
  private static final int FRIDAY = day("2023-02-17");
  private static final int MONDAY = day("2023-02-20");

  private final TradingCalendar calendar = new TradingCalendar(RULES.schedule("cn-a"));
  private final MarketDay friday = calendar.day(FRIDAY);
  private final MarketDay monday = calendar.day(MONDAY);
  private final List<Bar> bars = new ArrayList<>();
  private final List<BarPeriod> at = new ArrayList<>();

  @Test
  void shouldFillTradingMinutesOverNightsAndBreaksUpToWhatIsOver() {
    // given
    BarFiller filler = filler(Interval.M5);
    Rollup rollup = rollup(Interval.M5);
    rollup.minute(minute(FRIDAY, friday.minute(Part.REGULAR, 232), 100, 1, 0));
    rollup.minute(minute(MONDAY, monday.minute(Part.REGULAR, 7), 105, 2, 0));
    rollup.over(monday.minute(Part.REGULAR, 17));

    // when
    rollup.flush(filler);
    filler.over(monday.minute(Part.REGULAR, 17));
    filler.end();

    // then
    assertThat(bars)
        .extracting(Bar::start)
        .containsExactly(
            friday.minute(Part.REGULAR, 230),
            friday.minute(Part.REGULAR, 235),
            monday.minute(Part.REGULAR, 0),
            monday.minute(Part.REGULAR, 5),
            monday.minute(Part.REGULAR, 10));
    assertThat(bars).extracting(Bar::close).containsExactly(100L, 100L, 100L, 105L, 105L);
    assertThat(bars)
        .extracting(Bar::marks)
        .containsExactly(0, Bar.FILLED, Bar.FILLED, 0, Bar.FILLED);
    assertThat(bars.get(4).state()).isEqualTo(BarState.CLOSED);
    assertThat(bars.get(4).volume() + bars.get(4).trades() + bars.get(4).rev()).isZero();
    assertThat(bars.get(4).seq()).isEqualTo(2);
    assertThat(at.get(1).end()).isEqualTo(friday.minute(Part.REGULAR, 239) + 60_000_000_000L);
  }

  @Test
  void shouldFillBesideResultsOfAuctionsThatStandAlone() {
    // given
    BarFiller filler = filler(Interval.M1);
    long first = monday.minute(Part.REGULAR, 0);
    long last = monday.minute(Part.REGULAR, 239);

    // when
    auction(filler, Auction.OPENING, minute(MONDAY, first, 100, 1, 0));
    auction(filler, Auction.CLOSING, minute(MONDAY, last, 110, 2, 0));
    filler.over(last);
    filler.end();

    // then
    assertThat(bars).hasSize(242);
    assertThat(bars.get(1).start()).isEqualTo(first);
    assertThat(bars.get(240).start()).isEqualTo(last);
    assertThat(bars.get(240).close()).isEqualTo(100);
    assertThat(bars.get(241).close()).isEqualTo(110);
  }

  @Test
  void shouldFillDaysAndWeeksThatWereTraded() {
    // given
    int wednesday = day("2023-09-27");
    int october = day("2023-10-10");

    // when
    Rollup days = rollup(Interval.D1);
    days.day(SampleBars.day(wednesday, 100, 1, 0));
    days.day(SampleBars.day(october, 101, 2, 0));
    days.flush(filler(Interval.D1));
    List<Integer> ofDays = bars.stream().map(Bar::tradingDay).toList();
    bars.clear();
    Rollup weeks = rollup(Interval.W1);
    weeks.day(SampleBars.day(wednesday, 100, 1, 0));
    weeks.day(SampleBars.day(october + 14, 101, 2, 0));
    weeks.flush(filler(Interval.W1));

    // then
    assertThat(ofDays).containsExactly(wednesday, wednesday + 1, day("2023-10-09"), october);
    assertThat(bars)
        .extracting(bar -> LocalDate.ofEpochDay(bar.tradingDay()).toString())
        .containsExactly("2023-09-25", "2023-10-09", "2023-10-16", "2023-10-23");
  }

  @Test
  void shouldNotFillADayThatIsNotOver() {
    // given
    BarFiller filler = filler(Interval.D1);
    Rollup days = rollup(Interval.D1);
    days.day(SampleBars.day(FRIDAY, 100, 1, 0));
    days.flush(filler);
    filler.over(monday.minute(Part.REGULAR, 239));

    // when
    filler.end();
    List<Bar> before = List.copyOf(bars);
    filler.over(calendar.day(MONDAY + 1).minute(Part.REGULAR, 0));
    filler.end();

    // then
    assertThat(before).hasSize(1);
    assertThat(bars).extracting(Bar::tradingDay).containsExactly(FRIDAY, MONDAY);
  }

  @Test
  void shouldLabelBarsByTheirStartOrEnd() {
    // given
    BarPeriod hour = rollup(Interval.H2).periods().at(monday.minute(Part.REGULAR, 0));
    BarPeriod week = rollup(Interval.W1).periods().at(monday.minute(Part.REGULAR, 0));

    // when
    long end = BarLabel.END.of(hour);

    // then
    assertThat(BarLabel.START.of(hour)).isEqualTo(monday.minute(Part.REGULAR, 0));
    assertThat(end).isEqualTo(monday.minute(Part.REGULAR, 119) + 60_000_000_000L);
    assertThat(BarLabel.END.of(week)).isEqualTo((MONDAY + 7) * SampleBars.DAY);
    assertThat(BarLabel.find("end")).isSameAs(BarLabel.END);
    assertThat(BarFill.find("prev")).isSameAs(BarFill.PREV);
    assertThat(AuctionMerge.find("separate")).isSameAs(AuctionMerge.SEPARATE);
    assertThat(BarFill.find("next")).isNull();
  }

  private static void auction(BarFiller filler, Auction kind, Bar bar) {
    filler.bar(kind, BarPeriod.alone(bar.tradingDay(), bar.start()), bar);
  }

  private Rollup rollup(Interval interval) {
    return new Rollup(interval, calendar, ZoneShift.UTC, AuctionMerge.MERGE, 1_000);
  }

  private BarFiller filler(Interval interval) {
    return new BarFiller(
        interval,
        BarPeriods.of(interval, calendar, ZoneShift.UTC),
        (auction, period, bar) -> {
          bars.add(bar);
          at.add(period);
        });
  }

  private static int day(String date) {
    return (int) LocalDate.parse(date).toEpochDay();
  }
}

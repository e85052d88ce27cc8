package io.marketdata.calendar;

import static io.marketdata.calendar.ManualClock.nanos;
import static io.marketdata.calendar.SampleRules.local;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.wire.sbe.Edge;
import io.marketdata.wire.sbe.Phase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times are local to the schedule's zone. */
class TradingCalendarTest {

  @ParameterizedTest
  @CsvSource({
    "cn-a, 2026-03-06T09:20:00, 2026-03-06T09:30:00",
    "cn-a, 2026-03-06T09:25:00.9, 2026-03-06T09:30:00",
    "cn-a, 2026-03-06T09:27:00, 2026-03-06T09:30:00",
    "cn-a, 2026-03-06T09:30:00, 2026-03-06T09:30:00",
    "cn-a, 2026-03-06T11:29:59.999999999, 2026-03-06T11:29:00",
    "cn-a, 2026-03-06T11:30:00.3, 2026-03-06T11:29:00",
    "cn-a, 2026-03-06T11:30:30, 2026-03-06T11:29:00",
    "cn-a, 2026-03-06T13:00:00, 2026-03-06T13:00:00",
    "cn-a, 2026-03-06T14:57:03, 2026-03-06T14:57:00",
    "cn-a, 2026-03-06T15:00:01.1, 2026-03-06T14:59:00",
    "cn-a, 2026-03-06T15:00:59, 2026-03-06T14:59:00",
    "cn-a, 2018-08-17T15:00:29, 2018-08-17T14:59:00",
    "hk, 2026-03-06T09:19:00, 2026-03-06T09:30:00",
    "hk, 2026-03-06T09:29:00, 2026-03-06T09:30:00",
    "hk, 2026-03-06T12:00:01, 2026-03-06T11:59:00",
    "hk, 2026-03-06T16:00:03, 2026-03-06T15:59:00",
    "hk, 2026-03-06T16:08:30, 2026-03-06T15:59:00",
    "hk, 2026-02-16T12:08:30, 2026-02-16T11:59:00",
    "us, 2026-03-06T15:59:59, 2026-03-06T15:59:00",
    "us, 2026-03-06T16:00:00, 2026-03-06T16:00:00",
    "us, 2026-03-06T04:00:00, 2026-03-06T04:00:00",
    "night, 2026-03-06T20:59:00, 2026-03-06T21:00:00",
    "night, 2026-03-07T02:29:59, 2026-03-07T02:29:00",
    "night, 2026-03-07T02:30:00.5, 2026-03-07T02:29:00",
    "night, 2026-03-06T10:15:00.5, 2026-03-06T10:14:00",
    "night, 2026-10-08T08:59:00, 2026-10-08T09:00:00",
    "morning, 2026-03-06T08:59:00, 2026-03-06T09:00:00",
    "fx, 2026-03-08T17:00:00, 2026-03-08T17:00:00",
    "crypto, 2026-03-07T23:59:59.999999999, 2026-03-07T23:59:00"
  })
  void shouldFindTheTradingMinuteOfAStamp(String schedule, String at, String minute) {
    // given
    TradingCalendar calendar = SampleRules.calendar(schedule);

    // when
    long start = calendar.minuteStart(local(calendar, at), Edge.START);

    // then
    assertThat(Instant.ofEpochSecond(0, start))
        .isEqualTo(Instant.ofEpochSecond(0, local(calendar, minute)));
  }

  @ParameterizedTest
  @CsvSource({
    "cn-a, 2026-03-06T09:14:59, CLOSED",
    "cn-a, 2026-03-06T11:31:00, BREAK",
    "cn-a, 2026-03-06T15:04:00, BREAK",
    "cn-a, 2026-03-06T15:10:00, AFTER_HOURS",
    "cn-a, 2018-08-17T15:10:00, CLOSED",
    "cn-a, 2018-08-17T15:00:31, CLOSED",
    "cn-a, 2026-03-07T10:00:00, CLOSED",
    "cn-a, 2026-10-05T10:00:00, CLOSED",
    "hk, 2026-03-06T16:10:06, AFTER_HOURS",
    "hk, 2026-02-16T14:00:00, CLOSED",
    "us, 2026-03-06T20:00:00.1, CLOSED",
    "us, 2026-11-27T17:00:01, CLOSED",
    "night, 2026-03-06T10:20:00, BREAK",
    "night, 2026-03-09T08:59:00, BREAK",
    "night, 2026-09-30T21:30:00, CLOSED",
    "night, 2026-03-06T15:10:00, CLOSED",
    "fx, 2026-03-07T12:00:00, CLOSED",
    "fx, 2026-03-08T16:59:59, CLOSED"
  })
  void shouldGiveNoMinuteOutsideTrading(String schedule, String at, Phase phase) {
    // given
    TradingCalendar calendar = SampleRules.calendar(schedule);

    // when
    long start = calendar.minuteStart(local(calendar, at), Edge.START);

    // then
    assertThat(start).isEqualTo(TradingCalendar.NONE);
    assertThat(calendar.at(local(calendar, at)).isTrading(local(calendar, at))).isFalse();
    assertThat(calendar.phase(local(calendar, at))).isEqualTo(phase);
  }

  @ParameterizedTest
  @CsvSource({
    "cn-a, 2026-03-06T09:14:59, false",
    "cn-a, 2026-03-06T09:15:00, true",
    "cn-a, 2026-03-06T09:26:00, false",
    "cn-a, 2026-03-06T14:58:00, true",
    "cn-a, 2026-03-06T15:00:00, false",
    "cn-a, 2026-03-06T15:05:00, true",
    "cn-a, 2026-10-05T10:00:00, false",
    "us, 2026-03-06T19:59:59, true",
    "us, 2026-11-27T17:00:00, false",
    "night, 2026-03-07T01:00:00, true",
    "night, 2026-09-30T21:30:00, false"
  })
  void shouldSayWhetherSomethingMayBeTraded(String schedule, String at, boolean open) {
    // given
    TradingCalendar calendar = SampleRules.calendar(schedule);

    // when
    boolean isOpen = calendar.isOpen(local(calendar, at));

    // then
    assertThat(isOpen).isEqualTo(open);
  }

  @ParameterizedTest
  @CsvSource({
    "night, 2026-03-05T21:30:00, 2026-03-06, Thursday night",
    "night, 2026-03-06T20:54:59, 2026-03-06, before the night",
    "night, 2026-03-06T20:55:00, 2026-03-09, Friday night is Monday's",
    "night, 2026-03-07T02:29:59, 2026-03-09, and its hours on Saturday",
    "night, 2026-03-07T12:00:00, 2026-03-09, and the weekend behind it",
    "night, 2026-09-30T21:30:00, 2026-09-30, no night before a long holiday",
    "night, 2026-10-07T21:30:00, 2026-09-30, nor in its last evening",
    "night, 2026-10-08T00:00:00, 2026-10-08, the day begins at midnight then",
    "night, 2026-04-03T21:30:00, 2026-04-03, no night before a closed Monday",
    "night, 2013-12-18T21:30:00, 2013-12-18, before there were nights",
    "night, 2013-12-19T21:30:00, 2013-12-20, the first night",
    "cn-a, 2026-03-06T23:00:00, 2026-03-06, a share has no night",
    "cn-a, 2026-03-08T12:00:00, 2026-03-06, a weekend",
    "cn-a, 2026-10-05T12:00:00, 2026-09-30, a holiday",
    "cn-a, 1980-01-01T12:00:00, 1990-12-19, before the first day",
    "fx, 2026-03-05T16:59:59, 2026-03-05, before the roll",
    "fx, 2026-03-05T17:00:00, 2026-03-06, behind the roll",
    "fx, 2026-03-08T17:00:00, 2026-03-09, Sunday opens Monday",
    "us, 2026-11-26T12:00:00, 2026-11-25, Thanksgiving",
    "crypto, 2026-03-07T12:00:00, 2026-03-07, every day"
  })
  void shouldFindTheTradingDayOfAStamp(String schedule, String at, LocalDate day, String why) {
    // given
    TradingCalendar calendar = SampleRules.calendar(schedule);

    // when
    int tradingDay = calendar.tradingDay(local(calendar, at));

    // then
    assertThat(LocalDate.ofEpochDay(tradingDay)).as(why).isEqualTo(day);
  }

  @ParameterizedTest
  @CsvSource({
    "cn-a, 2026-03-06, 0, 240, 0",
    "hk, 2026-03-06, 0, 330, 0",
    "hk, 2026-02-16, 0, 150, 0",
    "hk, 2026-12-24, 0, 150, 0",
    "hk, 2026-12-31, 0, 150, 0",
    "us, 2026-03-06, 330, 390, 240",
    "us, 2026-11-27, 330, 210, 240",
    "night, 2026-03-06, 0, 555, 0",
    "night, 2026-10-08, 0, 225, 0",
    "night, 2020-02-03, 0, 225, 0",
    "night, 2013-12-19, 0, 225, 0",
    "fx, 2026-03-09, 0, 1440, 0",
    "crypto, 2026-03-08, 0, 1440, 0"
  })
  void shouldCountTheTradingMinutesOfAPart(
      String schedule, LocalDate day, int pre, int regular, int post) {
    // when
    MarketDay hours = SampleRules.calendar(schedule).day((int) day.toEpochDay());

    // then
    assertThat(hours.minutes(Part.PRE)).isEqualTo(pre);
    assertThat(hours.minutes(Part.REGULAR)).isEqualTo(regular);
    assertThat(hours.minutes(Part.POST)).isEqualTo(post);
  }

  @Test
  void shouldBeginTheIndexAnewInEachPart() {
    // given
    TradingCalendar calendar = SampleRules.calendar("us");
    MarketDay day = calendar.day((int) LocalDate.of(2026, 3, 6).toEpochDay());

    // then
    assertThat(day.minuteIndex(local(calendar, "2026-03-06T09:29:00"))).isEqualTo(329);
    assertThat(day.minuteIndex(local(calendar, "2026-03-06T09:30:00"))).isZero();
    assertThat(day.part(local(calendar, "2026-03-06T09:30:00"))).isEqualTo(Part.REGULAR);
    assertThat(day.minuteIndex(local(calendar, "2026-03-06T16:00:00"))).isZero();
    assertThat(day.part(local(calendar, "2026-03-06T16:00:00"))).isEqualTo(Part.POST);
    assertThat(day.minuteIndex(local(calendar, "2026-03-06T09:30:01"))).isEqualTo(-1);
    assertThat(day.minuteIndex(local(calendar, "2026-03-06T21:00:00"))).isEqualTo(-1);
    assertThatThrownBy(() -> day.part(local(calendar, "2026-03-06T21:00:00")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> day.minute(Part.POST, 240))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "cn-a, 2026-03-06T09:30:00, 2026-03-06T09:30:00, the section's start stays",
    "cn-a, 2026-03-06T09:30:00.000000001, 2026-03-06T09:30:00, inside",
    "cn-a, 2026-03-06T09:31:00, 2026-03-06T09:30:00, an end belongs to its minute",
    "cn-a, 2026-03-06T09:31:00.5, 2026-03-06T09:31:00, behind the end",
    "cn-a, 2026-03-06T11:30:00, 2026-03-06T11:29:00, the section's end",
    "cn-a, 2026-03-06T13:00:00, 2026-03-06T13:00:00, the start behind the break",
    "cn-a, 2026-03-06T15:00:00, 2026-03-06T14:59:00, the day's end",
    "cn-a, 2026-03-06T09:25:00, 2026-03-06T09:30:00, the opening auction",
    "us, 2026-03-06T09:30:00, 2026-03-06T09:30:00, a part's start is not the former part's end",
    "us, 2026-03-06T20:00:00, 2026-03-06T19:59:00, the last part's end",
    "night, 2026-03-06T21:01:00, 2026-03-06T21:00:00, at night",
    "night, 2026-03-07T02:30:00, 2026-03-07T02:29:00, the night's end"
  })
  void shouldPutAStampAtAnEdgeIntoTheMinuteBeforeIfAsked(
      String schedule, String at, String minute, String why) {
    // given
    TradingCalendar calendar = SampleRules.calendar(schedule);

    // when
    long start = calendar.minuteStart(local(calendar, at), Edge.END);

    // then
    assertThat(Instant.ofEpochSecond(0, start))
        .as(why)
        .isEqualTo(Instant.ofEpochSecond(0, local(calendar, minute)));
  }

  @Test
  void shouldResolveTimeOnBothSidesOfAChangeOfClocks() {
    // given
    TradingCalendar fx = SampleRules.calendar("fx");

    // when
    MarketDay monday = fx.day((int) LocalDate.of(2026, 3, 9).toEpochDay());

    // then
    assertThat(monday.start()).isEqualTo(nanos("2026-03-08T21:00:00Z"));
    assertThat(monday.end()).isEqualTo(nanos("2026-03-09T21:00:00Z"));
    assertThat(monday.minute(Part.REGULAR, 1_439)).isEqualTo(nanos("2026-03-09T20:59:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "us, 1990-04-02, 1990-04-02T13:30:00Z, New York until 2006: first Sunday of April",
    "us, 1990-03-30, 1990-03-30T14:30:00Z, the Friday before",
    "us, 1990-10-26, 1990-10-26T13:30:00Z, last Sunday of October",
    "us, 1990-10-29, 1990-10-29T14:30:00Z, the Monday behind",
    "us, 1999-10-29, 1999-10-29T13:30:00Z, the same in 1999",
    "us, 2006-04-03, 2006-04-03T13:30:00Z, the last year of the old rule",
    "us, 2006-03-31, 2006-03-31T14:30:00Z, the Friday before",
    "us, 2007-03-09, 2007-03-09T14:30:00Z, since 2007: second Sunday of March",
    "us, 2007-03-12, 2007-03-12T13:30:00Z, the Monday behind",
    "us, 2007-11-02, 2007-11-02T13:30:00Z, first Sunday of November",
    "us, 2007-11-05, 2007-11-05T14:30:00Z, the Monday behind",
    "us, 2026-03-06, 2026-03-06T14:30:00Z, winter",
    "us, 2026-03-09, 2026-03-09T13:30:00Z, summer",
    "cn-a, 1991-04-12, 1991-04-12T01:30:00Z, Shanghai before its last summer time",
    "cn-a, 1991-04-15, 1991-04-15T00:30:00Z, from 1991-04-14",
    "cn-a, 1991-09-13, 1991-09-13T00:30:00Z, until 1991-09-15",
    "cn-a, 1991-09-16, 1991-09-16T01:30:00Z, never again",
    "cn-a, 1992-07-01, 1992-07-01T01:30:00Z, not in 1992"
  })
  void shouldFollowDaylightSavingOfTheTime(
      String schedule, LocalDate day, String open, String why) {
    // when
    MarketDay hours = SampleRules.calendar(schedule).day((int) day.toEpochDay());

    // then
    assertThat(Instant.ofEpochSecond(0, hours.minute(Part.REGULAR, 0)))
        .as(why)
        .isEqualTo(Instant.parse(open));
  }

  @Test
  void shouldRefuseHoursOfAClosedDay() {
    // given
    TradingCalendar calendar = SampleRules.calendar("cn-a");
    int holiday = (int) LocalDate.of(2026, 10, 1).toEpochDay();

    // when
    assertThatThrownBy(() -> calendar.day(holiday))
        // then
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cn-a: not a trading day: 2026-10-01");
  }

  @Test
  void shouldGiveTheSameDayHoweverItWasAskedBefore() {
    // given
    TradingCalendar calendar = SampleRules.calendar("night");
    long at = local(calendar, "2026-03-06T22:00:00");
    long week = TimeUnit.DAYS.toNanos(7);

    // when
    for (int i = 0; i < 40; i++) {
      // then
      long moment = at + (i * 13 % 40) * week;
      int day = SampleRules.calendar("night").tradingDay(moment);
      assertThat(calendar.tradingDay(moment)).isEqualTo(day);
      assertThat(calendar.at(moment).covers(moment)).isTrue();
    }
  }

  @Test
  void shouldKnowItsNeighbours() {
    // given
    TradingCalendar calendar = SampleRules.calendar("night");
    int behind = (int) LocalDate.of(2026, 10, 8).toEpochDay();

    // then
    assertThat(calendar.previous(behind)).isEqualTo(behind - 8);
    assertThat(calendar.next(behind - 8)).isEqualTo(behind);
    assertThat(calendar.hasEvening(behind)).isFalse();
    assertThat(calendar.hasEvening(behind + 1)).isTrue();
    assertThat(calendar.hasEvening(behind - 1)).isFalse();
    assertThat(calendar.isTradingDay(behind - 1)).isFalse();
    assertThat(calendar.isKnown(behind)).isTrue();
  }
}

package io.marketdata.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarRulesTest {
  private final MarketRules rules = SampleRules.rules();
  private final CalendarRules cn = rules.calendar("cn");

  @ParameterizedTest
  @CsvSource({
    "cn, 2026-03-06, true",
    "cn, 2026-03-07, false",
    "cn, 2026-10-01, false",
    "cn, 2026-10-08, true",
    "cn, 1990-12-18, false",
    "cn, 1990-12-19, true",
    "cn, 2026-01-02, false",
    "cn-fut, 2026-01-02, true",
    "cn-fut, 2026-01-01, false",
    "cn-fut, 2026-04-06, false",
    "cn-fut, 2026-04-07, false",
    "cn, 2026-04-07, true",
    "daily, 2026-03-08, true",
    "cn, 2031-10-01, true",
    "cn, 2071-01-01, true",
    "cn, 2071-01-03, false",
    "fx, 1969-12-31, true"
  })
  void shouldKnowTradingDays(String calendar, LocalDate day, boolean trades) {
    // when
    boolean isTradingDay = rules.calendar(calendar).isTradingDay(day(day));

    // then
    assertThat(isTradingDay).isEqualTo(trades);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-06, true, Friday behind Thursday",
    "2026-03-09, true, Monday behind Friday",
    "2026-04-07, false, Tuesday behind a closed Monday",
    "2026-04-08, true, the day behind it",
    "2026-02-24, false, behind the Spring Festival",
    "2026-01-05, false, Monday behind a closed Thursday and Friday",
    "2026-10-08, false, behind the National Day",
    "2026-10-09, true, the day behind it",
    "2020-02-03, false, behind the Spring Festival of 2020",
    "2020-02-04, false, nights were suspended",
    "2020-05-06, false, the last suspended night",
    "2020-05-07, true, nights again",
    "1990-12-19, false, the first trading day",
    "1990-12-20, true, the second",
    "2026-03-07, false, no trading day",
    "2030-10-01, true, weekdays behind what is known",
    "2071-01-05, true, Monday behind the bits"
  })
  void shouldHaveANightUnlessAHolidayLiesBetween(LocalDate day, boolean night, String why) {
    // when
    boolean hasEvening = cn.hasEvening(day(day));

    // then
    assertThat(hasEvening).as(why).isEqualTo(night);
  }

  @Test
  void shouldSayHowFarHolidaysAreKnown() {
    // given
    int last = day(LocalDate.of(2026, 12, 31));

    // then
    assertThat(cn.knownUntil()).isEqualTo(last);
    assertThat(cn.isKnown(last)).isTrue();
    assertThat(cn.isKnown(last + 1)).isFalse();
    assertThat(rules.calendar("fx").isKnown(1_000_000)).isTrue();
    assertThat(cn.next(last)).isEqualTo(last + 1);
  }

  @Test
  void shouldHaveNoDayBeforeTheFirst() {
    // given
    int first = day(LocalDate.of(1990, 12, 19));

    // then
    assertThat(cn.previous(first)).isEqualTo(CalendarRules.NO_DAY);
    assertThat(cn.previous(first + 1)).isEqualTo(first);
    assertThat(cn.next(first - 100)).isEqualTo(first);
    assertThat(cn.next(-1_000)).isEqualTo(first);
  }

  @Property
  void shouldFindNeighboursAsASearchDoes(@ForAll @IntRange(min = -3_000, max = 40_000) int day) {
    for (CalendarRules calendar : rules.calendars()) {
      // when
      int next = calendar.next(day);
      int previous = calendar.previous(day);

      // then
      int expected = day + 1;
      while (!calendar.isTradingDay(expected)) {
        expected++;
      }
      assertThat(next).isEqualTo(expected);
      if (previous != CalendarRules.NO_DAY) {
        assertThat(calendar.isTradingDay(previous)).isTrue();
        assertThat(calendar.next(previous)).isGreaterThanOrEqualTo(day);
      }
    }
  }

  @Property
  void shouldCountWeekdaysOutsideTheRows(@ForAll @IntRange(min = -3_000, max = 40_000) int day) {
    // when
    boolean trades = rules.calendar("fx").isTradingDay(day);

    // then
    DayOfWeek weekday = LocalDate.ofEpochDay(day).getDayOfWeek();
    assertThat(trades).isEqualTo(weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY);
  }

  @Test
  void shouldLetAnOpenRowBeatAClosedOne() {
    // given
    String text =
        """
        calendar | a | - | - | Mon-Fri | - | s
        open     | a | 2026-03-07 | s
        closed   | a | 2026-03-05..2026-03-08 | a range | s
        """;

    // when
    CalendarRules calendar = MarketRules.of(Map.of(RuleFile.CALENDARS, text)).calendar("a");

    // then
    assertThat(calendar.isTradingDay(day(LocalDate.of(2026, 3, 7)))).isTrue();
    assertThat(calendar.isTradingDay(day(LocalDate.of(2026, 3, 6)))).isFalse();
  }

  private static int day(LocalDate date) {
    return (int) date.toEpochDay();
  }
}

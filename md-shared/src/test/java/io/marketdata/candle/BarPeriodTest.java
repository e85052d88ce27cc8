package io.marketdata.candle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.calendar.MarketRules;
import io.marketdata.calendar.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarPeriodTest {
  private static final MarketRules RULES = MarketRules.builtIn();
  private static final long MINUTE = 60_000_000_000L;

  @ParameterizedTest
  @CsvSource({
    // schedule, zone, trading day, interval, minute, start, last minute
    "shfe-rb, Asia/Shanghai, 2023-02-20, 30m, 2023-02-20T10:00, 2023-02-20T10:00, 2023-02-20T10:44",
    "shfe-rb, Asia/Shanghai, 2023-02-20, 30m, 2023-02-20T10:30, 2023-02-20T10:00, 2023-02-20T10:44",
    "shfe-rb, Asia/Shanghai, 2023-02-20, 30m, 2023-02-20T11:20, 2023-02-20T11:15, 2023-02-20T13:44",
    "shfe-rb, Asia/Shanghai, 2023-02-20, 4h, 2023-02-20T09:00, 2023-02-17T21:00, 2023-02-20T11:14",
    "shfe-rb, Asia/Shanghai, 2023-02-20, 4h, 2023-02-20T14:59, 2023-02-20T11:15, 2023-02-20T14:59",
    // no night before the first day behind a holiday: the day's count begins at 09:00
    "shfe-rb, Asia/Shanghai, 2023-10-09, 4h, 2023-10-09T09:00, 2023-10-09T09:00, 2023-10-09T14:59",
    "cffex-index, Asia/Shanghai, 2023-02-20, 1h, 2023-02-20T10:20, 2023-02-20T09:30, 2023-02-20T10:29",
    "cn-a, Asia/Shanghai, 2023-02-20, 1h, 2023-02-20T11:29, 2023-02-20T10:30, 2023-02-20T11:29",
    "cn-a, Asia/Shanghai, 2023-02-20, 4h, 2023-02-20T13:00, 2023-02-20T09:30, 2023-02-20T14:59",
    "hk, Asia/Hong_Kong, 2023-02-20, 1h, 2023-02-20T13:10, 2023-02-20T11:30, 2023-02-20T13:29",
    // a half day ends at noon
    "hk, Asia/Hong_Kong, 2024-12-24, 4h, 2024-12-24T10:00, 2024-12-24T09:30, 2024-12-24T11:59",
    // parts of the day have counts of their own
    "us, America/New_York, 2023-02-21, 1h, 2023-02-21T09:29, 2023-02-21T09:00, 2023-02-21T09:29",
    "us, America/New_York, 2023-02-21, 1h, 2023-02-21T09:30, 2023-02-21T09:30, 2023-02-21T10:29",
    "us, America/New_York, 2023-02-21, 1h, 2023-02-21T15:59, 2023-02-21T15:30, 2023-02-21T15:59",
    "us, America/New_York, 2023-02-21, 4h, 2023-02-21T16:00, 2023-02-21T16:00, 2023-02-21T19:59",
    "us, America/New_York, 2023-11-24, 4h, 2023-11-24T12:59, 2023-11-24T09:30, 2023-11-24T12:59",
    // days roll at 17:00 New York, in winter and in summer
    "fx, America/New_York, 2023-11-06, 4h, 2023-11-06T16:59, 2023-11-06T13:00, 2023-11-06T16:59",
    "fx, America/New_York, 2023-03-13, 4h, 2023-03-12T17:00, 2023-03-12T17:00, 2023-03-12T20:59",
    "crypto, UTC, 2023-02-20, 4h, 2023-02-20T23:59, 2023-02-20T20:00, 2023-02-20T23:59",
  })
  void shouldCountTradingMinutes(
      String schedule,
      ZoneId zone,
      LocalDate day,
      String interval,
      LocalDateTime minute,
      LocalDateTime start,
      LocalDateTime last) {
    // given
    BarPeriods periods = periods(schedule, interval, ZoneShift.UTC);

    // when
    BarPeriod period = periods.of((int) day.toEpochDay(), nanos(minute, zone));

    // then
    assertThat(period.tradingDay()).isEqualTo((int) day.toEpochDay());
    assertThat(local(period.start(), zone)).isEqualTo(start);
    assertThat(local(period.last(), zone)).isEqualTo(last);
    assertThat(local(period.end(), zone)).isEqualTo(last.plusMinutes(1));
    assertThat(periods.at(nanos(minute, zone) + 1)).isEqualTo(period);
  }

  @ParameterizedTest
  @CsvSource({
    // schedule, interval, trading day, start, last trading day, end, known
    "cn-a, 1d, 2023-02-20, 2023-02-20, 2023-02-20, 2023-02-21, true",
    "cn-a, 1w, 2023-02-22, 2023-02-20, 2023-02-24, 2023-02-27, true",
    "cn-a, 1w, 2026-04-07, 2026-04-06, 2026-04-10, 2026-04-13, true",
    "cn-a, 1w, 2024-09-30, 2024-09-30, 2024-09-30, 2024-10-07, true",
    "cn-a, 1M, 2024-02-29, 2024-02-01, 2024-02-29, 2024-03-01, true",
    "cn-a, 1M, 2023-04-03, 2023-04-01, 2023-04-28, 2023-05-01, true",
    "cn-a, 1w, 2026-12-31, 2026-12-28, 2027-01-01, 2027-01-04, false",
    "cn-a, 1M, 2026-12-31, 2026-12-01, 2026-12-31, 2027-01-01, true",
    "us, 1w, 2023-11-20, 2023-11-20, 2023-11-24, 2023-11-27, true",
    "fx, 1w, 2023-11-06, 2023-11-06, 2023-11-10, 2023-11-13, true",
    "crypto, 1w, 2026-03-01, 2026-02-23, 2026-03-01, 2026-03-02, true",
    "crypto, 1M, 2026-02-03, 2026-02-01, 2026-02-28, 2026-03-01, true",
  })
  void shouldCountTradingDays(
      String schedule,
      String interval,
      LocalDate day,
      LocalDate start,
      LocalDate last,
      LocalDate end,
      boolean isKnown) {
    // given
    int number = (int) day.toEpochDay();

    // when
    BarPeriod period =
        periods(schedule, interval, ZoneShift.UTC).of(number, number * SampleBars.DAY);

    // then
    assertThat(period)
        .isEqualTo(
            new BarPeriod(
                (int) start.toEpochDay(),
                start.toEpochDay() * SampleBars.DAY,
                start.toEpochDay() * SampleBars.DAY,
                last.toEpochDay() * SampleBars.DAY,
                end.toEpochDay() * SampleBars.DAY,
                isKnown));
  }

  @Test
  void shouldLetAMinuteStandAloneThatTheCalendarDoesNotKnow() {
    // given
    ZoneId zone = ZoneId.of("Asia/Shanghai");
    BarPeriods periods = periods("cn-a", "1h", ZoneShift.UTC);
    int day = (int) LocalDate.of(2023, 2, 20).toEpochDay();
    long noon = nanos(LocalDateTime.of(2023, 2, 20, 12, 0), zone);
    long holiday = nanos(LocalDateTime.of(2023, 1, 23, 10, 0), zone);
    int thatDay = (int) LocalDate.of(2023, 1, 23).toEpochDay();
    periods.of(day, nanos(LocalDateTime.of(2023, 2, 20, 11, 0), zone));

    // when
    BarPeriod alone = periods.of(day, noon);

    // then
    assertThat(alone).isEqualTo(new BarPeriod(day, noon, noon, noon, noon + MINUTE, true));
    assertThat(local(periods.next(alone).start(), zone))
        .isEqualTo(LocalDateTime.of(2023, 2, 20, 13, 0));
    assertThat(periods.of(thatDay, holiday).last()).isEqualTo(holiday);
    assertThat(local(periods.next(periods.of(thatDay, holiday)).start(), zone))
        .isEqualTo(LocalDateTime.of(2023, 1, 30, 9, 30));
  }

  @ParameterizedTest
  @CsvSource({
    "4h, +08:00, 2026-03-02T15:59, 2026-03-02T12:00, 2026-03-02T15:59",
    "4h, +05:45, 2026-03-02T18:14, 2026-03-02T14:15, 2026-03-02T18:14",
    "4h, +05:45, 2026-03-02T18:15, 2026-03-02T18:15, 2026-03-02T22:14",
    "1h, -03:30, 2026-03-02T10:45, 2026-03-02T10:30, 2026-03-02T11:29",
    "1h, +08:00, 2026-03-02T10:45, 2026-03-02T10:00, 2026-03-02T10:59",
  })
  void shouldCountFromTheMidnightOfAnotherTimeZone(
      String interval, String zone, LocalDateTime at, LocalDateTime start, LocalDateTime last) {
    // given
    ZoneId utc = ZoneId.of("UTC");
    BarPeriods periods = periods("crypto", interval, Objects.requireNonNull(ZoneShift.find(zone)));

    // when
    BarPeriod period = periods.at(nanos(at, utc));

    // then
    assertThat(local(period.start(), utc)).isEqualTo(start);
    assertThat(local(period.last(), utc)).isEqualTo(last);
    assertThat(periods.next(period).start()).isEqualTo(period.end());
  }

  @Test
  void shouldStampADayOfAnotherTimeZoneLikeAnyDay() {
    // given
    ZoneId utc = ZoneId.of("UTC");
    BarPeriods days = periods("crypto", "1d", new ZoneShift(8 * 60));

    // when
    BarPeriod day = days.at(nanos(LocalDateTime.of(2026, 3, 2, 16, 0), utc));

    // then
    assertThat(local(day.start(), utc)).isEqualTo(LocalDateTime.of(2026, 3, 3, 0, 0));
    assertThat(local(day.first(), utc)).isEqualTo(LocalDateTime.of(2026, 3, 2, 16, 0));
    assertThat(local(day.last(), utc)).isEqualTo(LocalDateTime.of(2026, 3, 3, 15, 59));
    assertThat(local(day.end(), utc)).isEqualTo(LocalDateTime.of(2026, 3, 4, 0, 0));
    assertThat(periods("crypto", "1w", new ZoneShift(8 * 60)).at(day.first()).tradingDay())
        .isEqualTo((int) LocalDate.of(2026, 3, 2).toEpochDay());
  }

  @Test
  void shouldNotMoveTheEdgesOfSessions() {
    // given
    ZoneShift shift = new ZoneShift(9 * 60);
    long time = nanos(LocalDateTime.of(2023, 2, 21, 10, 0), ZoneId.of("America/New_York"));

    for (String schedule : new String[] {"us", "fx", "shfe-rb", "cn-a"}) {
      for (String interval : new String[] {"4h", "1d", "1w"}) {
        // when
        BarPeriod period = periods(schedule, interval, shift).at(time);

        // then
        assertThat(period).isEqualTo(periods(schedule, interval, ZoneShift.UTC).at(time));
      }
    }
  }

  @Property(tries = 100)
  void shouldFollowOneAnotherWithoutAHole(
      @ForAll @IntRange(min = 13_000, max = 21_000) int from,
      @ForAll @IntRange(min = 0, max = 3) int which) {
    for (String schedule : new String[] {"cn-a", "shfe-au", "hk", "us", "fx", "crypto"}) {
      // given
      String interval = new String[] {"5m", "4h", "1d", "1M"}[which];
      TradingCalendar calendar = new TradingCalendar(RULES.schedule(schedule));
      BarPeriods periods = periods(schedule, interval, ZoneShift.UTC);
      int day = calendar.next(from);
      BarPeriod period = periods.at(calendar.day(day).minuteBy(calendar.day(day).start()));

      for (int i = 0; i < 400; i++) {
        // when
        BarPeriod next = periods.next(period);

        // then
        assertThat(next.start()).isGreaterThanOrEqualTo(period.end());
        assertThat(periods.of(next.tradingDay(), next.first())).isEqualTo(next);
        if (which < 2) {
          long between = calendar.at(period.last()).minuteAfter(period.last());
          assertThat(between).isIn(next.start(), TradingCalendar.NONE);
        }
        period = next;
      }
    }
  }

  @Test
  void shouldRefuseIntervalsThatAreMadeOtherwise() {
    // given
    TradingCalendar calendar = new TradingCalendar(RULES.schedule("crypto"));

    // when
    assertThatThrownBy(() -> BarPeriods.of(Interval.S1, calendar, ZoneShift.UTC))
        // then
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BarPeriod.of(Interval.D1, calendar.day(20_000), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static BarPeriods periods(String schedule, String interval, ZoneShift shift) {
    return BarPeriods.of(
        Objects.requireNonNull(Interval.find(interval)),
        new TradingCalendar(RULES.schedule(schedule)),
        shift);
  }

  private static long nanos(LocalDateTime time, ZoneId zone) {
    return time.atZone(zone).toEpochSecond() * 1_000_000_000L;
  }

  private static LocalDateTime local(long nanos, ZoneId zone) {
    return LocalDateTime.ofInstant(Instant.ofEpochSecond(nanos / 1_000_000_000L), zone);
  }
}

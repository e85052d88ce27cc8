package io.marketdata.calendar;

import static io.marketdata.calendar.ManualClock.nanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.wire.sbe.Phase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Times are local to the template's zone. 2026-03-06 is a Friday; New York's clocks go on at 03-08.
 */
class SessionClockTest {
  private static final long SECOND = 1_000_000_000L;
  private static final SessionTemplates TEMPLATES = SessionTemplates.builtIn();

  @ParameterizedTest
  @CsvSource({
    "cn-a, 2026-03-06T09:20:00, 2026-03-06T09:30:00",
    "cn-a, 2026-03-06T09:25:00.9, 2026-03-06T09:30:00",
    "cn-a, 2026-03-06T09:27:00, 2026-03-06T09:30:00",
    "cn-a, 2026-03-06T09:30:00, 2026-03-06T09:30:00",
    "cn-a, 2026-03-06T11:29:59.999999999, 2026-03-06T11:29:00",
    "cn-a, 2026-03-06T11:30:00.3, 2026-03-06T11:29:00",
    "cn-a, 2026-03-06T13:00:00, 2026-03-06T13:00:00",
    "cn-a, 2026-03-06T14:57:03, 2026-03-06T14:57:00",
    "cn-a, 2026-03-06T15:00:01.1, 2026-03-06T14:59:00",
    "hk, 2026-03-06T09:20:00, 2026-03-06T09:30:00",
    "hk, 2026-03-06T12:00:01, 2026-03-06T11:59:00",
    "hk, 2026-03-06T16:08:30, 2026-03-06T15:59:00",
    "us, 2026-03-06T15:59:59, 2026-03-06T15:59:00",
    "us, 2026-03-06T16:00:00, 2026-03-06T15:59:00",
    "cn-futures, 2026-03-06T20:59:00, 2026-03-06T21:00:00",
    "cn-futures, 2026-03-06T22:59:59, 2026-03-06T22:59:00",
    "cn-futures, 2026-03-06T23:00:00.5, 2026-03-06T22:59:00",
    "cn-futures, 2026-03-06T10:15:00.5, 2026-03-06T10:14:00",
    "fx, 2026-03-08T17:00:00, 2026-03-08T17:00:00",
    "fx, 2026-03-06T17:00:00, 2026-03-06T16:59:00",
    "always, 2026-03-08T00:00:00, 2026-03-08T00:00:00",
    "always, 2026-03-07T23:59:59.999999999, 2026-03-07T23:59:00"
  })
  void shouldFindTheTradingMinuteOfAStamp(String template, String at, String minute) {
    // given
    SessionClock clock = clock(template);

    // when
    long start = clock.minuteStart(local(clock, at));

    // then
    assertThat(Instant.ofEpochSecond(0, start))
        .isEqualTo(Instant.ofEpochSecond(0, local(clock, minute)));
  }

  @ParameterizedTest
  @CsvSource({
    "cn-a, 2026-03-06T09:14:59, CLOSED",
    "cn-a, 2026-03-06T11:31:00, BREAK",
    "cn-a, 2026-03-06T15:04:00, BREAK",
    "cn-a, 2026-03-06T15:10:00, AFTER_HOURS",
    "cn-a, 2026-03-07T10:00:00, CLOSED",
    "us, 2026-03-06T09:29:59, PRE_OPEN",
    "us, 2026-03-06T16:00:00.1, AFTER_HOURS",
    "cn-futures, 2026-03-06T10:20:00, BREAK",
    "cn-futures, 2026-03-06T15:10:00, CLOSED",
    "fx, 2026-03-07T12:00:00, CLOSED",
    "fx, 2026-03-08T16:59:59, CLOSED"
  })
  void shouldGiveNoMinuteOutsideTrading(String template, String at, Phase phase) {
    // given
    SessionClock clock = clock(template);

    // when
    long start = clock.minuteStart(local(clock, at));

    // then
    assertThat(start).isEqualTo(SessionClock.NONE);
    assertThat(clock.isTrading(local(clock, at))).isFalse();
    assertThat(clock.phase(local(clock, at))).isEqualTo(phase);
  }

  @ParameterizedTest
  @CsvSource({
    "cn-futures, 2026-03-05T21:30:00, 2026-03-06",
    "cn-futures, 2026-03-06T14:00:00, 2026-03-06",
    "cn-futures, 2026-03-06T21:30:00, 2026-03-09",
    "cn-futures, 2026-03-09T09:30:00, 2026-03-09",
    "cn-a, 2026-03-06T23:00:00, 2026-03-06",
    "cn-a, 2026-03-08T12:00:00, 2026-03-06",
    "cn-a, 2026-03-09T00:00:00, 2026-03-09",
    "fx, 2026-03-05T16:59:59, 2026-03-05",
    "fx, 2026-03-05T17:00:00, 2026-03-06",
    "fx, 2026-03-08T17:00:00, 2026-03-09",
    "us, 2026-03-06T04:00:00, 2026-03-06",
    "always, 2026-03-07T12:00:00, 2026-03-07"
  })
  void shouldFindTheTradingDayOfAStamp(String template, String at, LocalDate day) {
    // given
    SessionClock clock = clock(template);

    // when
    int tradingDay = clock.tradingDay(local(clock, at));

    // then
    assertThat(LocalDate.ofEpochDay(tradingDay)).isEqualTo(day);
  }

  @ParameterizedTest
  @CsvSource({"cn-a, 240", "hk, 330", "us, 390", "fx, 1440", "cn-futures, 345", "always, 1440"})
  void shouldCountTheTradingMinutesOfADay(String template, int minutes) {
    // given
    SessionClock clock = clock(template);
    TradingDay day = clock.day((int) LocalDate.of(2026, 3, 9).toEpochDay());

    // when
    long minute = day.minute(0);

    // then
    assertThat(day.minutes()).isEqualTo(minutes);
    for (int i = 0; i < minutes; i++) {
      assertThat(day.minute(i)).isEqualTo(minute);
      assertThat(day.minuteIndex(minute)).isEqualTo(i);
      assertThat(clock.minuteStart(minute)).isEqualTo(minute);
      long next = clock.nextMinute(minute);
      assertThat(clock.previousMinute(next)).isEqualTo(minute);
      minute = next;
    }
    assertThat(clock.tradingDay(minute)).isEqualTo(clock.next(day.day()));
  }

  @Test
  void shouldFollowDaylightSaving() {
    // given
    SessionClock clock = clock("us");

    // when
    long winter = clock.day((int) LocalDate.of(2026, 3, 6).toEpochDay()).minute(0);
    long summer = clock.day((int) LocalDate.of(2026, 3, 9).toEpochDay()).minute(0);

    // then
    assertThat(winter).isEqualTo(nanos("2026-03-06T14:30:00Z"));
    assertThat(summer).isEqualTo(nanos("2026-03-09T13:30:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "cn-a, 2026-03-06T11:29:00, 2026-03-06T11:30:01",
    "cn-a, 2026-03-06T14:59:00, 2026-03-06T15:01:00",
    "hk, 2026-03-06T15:59:00, 2026-03-06T16:11:00",
    "us, 2026-03-06T15:59:00, 2026-03-06T16:10:00",
    "always, 2026-03-06T23:59:00, 2026-03-07T00:00:01"
  })
  void shouldSayWhenAMinuteIsDue(String template, String minute, String due) {
    // given
    SessionClock clock = clock(template);

    // when
    long nanos = clock.minuteDue(local(clock, minute), SECOND);

    // then
    assertThat(nanos).isEqualTo(local(clock, due));
  }

  @Test
  void shouldTakeHolidaysFromACalendar() {
    // given
    int monday = (int) LocalDate.of(2026, 3, 9).toEpochDay();
    SessionTemplate futures = TEMPLATES.get("cn-futures");
    SessionClock clock = new SessionClock(futures, day -> futures.tradesOn(day) && day != monday);

    // when
    int tradingDay = clock.tradingDay(local(clock, "2026-03-06T21:30:00"));

    // then
    assertThat(tradingDay).isEqualTo(monday + 1);
    assertThatThrownBy(() -> clock.day(monday)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldStopWhereThereIsNoTradingDay() {
    // when
    assertThatThrownBy(() -> new SessionClock(TEMPLATES.get("us"), day -> false))
        // then
        .isInstanceOf(InvalidSessionException.class)
        .hasMessageContaining("us: no trading day");
  }

  @Test
  void shouldAgreeWithItselfInAnyOrderOfStamps() {
    // given
    SessionClock used = clock("cn-futures");
    long first = nanos("2026-02-27T00:00:00Z");
    long step = TimeUnit.MINUTES.toNanos(37);

    // when
    for (int i = 0; i < 2_000; i++) {
      long stamp = first + (i * 7_919L % 2_000) * step;
      SessionClock fresh = clock("cn-futures");

      // then
      assertThat(used.tradingDay(stamp)).isEqualTo(fresh.tradingDay(stamp));
      assertThat(used.minuteStart(stamp)).isEqualTo(fresh.minuteStart(stamp));
    }
  }

  private static SessionClock clock(String template) {
    return new SessionClock(TEMPLATES.get(template));
  }

  private static long local(SessionClock clock, String time) {
    ZoneId zone = ZoneId.of(clock.template().zone());
    Instant instant = LocalDateTime.parse(time).atZone(zone).toInstant();
    return instant.getEpochSecond() * SECOND + instant.getNano();
  }
}

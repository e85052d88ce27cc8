package io.marketdata.calendar;

import static io.marketdata.calendar.SampleRules.local;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times are local to the schedule's zone. */
class AuctionTimesTest {

  @ParameterizedTest
  @CsvSource({
    "cn-a, 2026-03-06T09:14:59, NONE",
    "cn-a, 2026-03-06T09:15:00, OPENING",
    "cn-a, 2026-03-06T09:25:08, OPENING",
    "cn-a, 2026-03-06T09:29:59.999999999, OPENING",
    "cn-a, 2026-03-06T09:30:00, NONE",
    "cn-a, 2026-03-06T14:57:02, NONE",
    "cn-a, 2026-03-06T14:59:59.999999999, NONE",
    "cn-a, 2026-03-06T15:00:00, CLOSING",
    "cn-a, 2026-03-06T15:01:00, CLOSING",
    "cn-a, 2026-03-06T15:01:00.000000001, NONE",
    "cn-a, 2018-08-17T15:00:01, NONE",
    "hk, 2026-03-06T09:00:00, OPENING",
    "hk, 2026-03-06T09:25:00, OPENING",
    "hk, 2026-03-06T16:00:05, NONE",
    "hk, 2026-03-06T16:00:05.000000001, CLOSING",
    "hk, 2026-03-06T16:10:05, CLOSING",
    "hk, 2026-03-06T16:10:06, NONE",
    "hk, 2026-02-16T12:08:00, CLOSING",
    "us, 2026-03-06T09:30:00, NONE",
    "us, 2026-03-06T16:00:00, NONE",
    "night, 2026-03-06T20:55:00, OPENING",
    "night, 2026-03-06T20:59:59, OPENING",
    "night, 2026-03-06T21:00:00, NONE",
    "night, 2026-03-09T08:59:00, NONE",
    "night, 2026-10-08T08:59:00, OPENING",
    "morning, 2026-03-09T08:59:00, NONE",
    "morning, 2026-10-08T08:59:00, OPENING",
    "crypto, 2026-03-06T00:00:00, NONE"
  })
  void shouldSayWhichAuctionAStampBelongsTo(String schedule, String at, Auction expected) {
    // given
    TradingCalendar calendar = SampleRules.calendar(schedule);
    long nanos = local(calendar, at);

    // when
    Auction auction = calendar.at(nanos).auction(nanos);

    // then
    assertThat(auction).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "cn-a, 2026-03-06, OPENING, 2026-03-06T09:25, 2026-03-06T09:30, 2026-03-06T09:26",
    "cn-a, 2026-03-06, CLOSING, 2026-03-06T15:00, 2026-03-06T14:59, 2026-03-06T15:01",
    "hk, 2026-03-06, CLOSING, 2026-03-06T16:10, 2026-03-06T15:59, 2026-03-06T16:11",
    "hk, 2026-02-16, CLOSING, 2026-02-16T12:10, 2026-02-16T11:59, 2026-02-16T12:11",
    "us, 2026-03-06, OPENING, 2026-03-06T09:30, 2026-03-06T09:30, 2026-03-06T09:40",
    "us, 2026-03-06, CLOSING, 2026-03-06T16:00, 2026-03-06T15:59, 2026-03-06T16:10",
    "night, 2026-03-09, OPENING, 2026-03-06T21:00, 2026-03-06T21:00, 2026-03-06T21:01",
    "night, 2026-10-08, OPENING, 2026-10-08T09:00, 2026-10-08T09:00, 2026-10-08T09:01"
  })
  void shouldSayWhenAnAuctionEndsWhereItBelongsAndWhenItIsDue(
      String schedule, LocalDate day, Auction auction, String end, String minute, String due) {
    // given
    TradingCalendar calendar = SampleRules.calendar(schedule);

    // when
    MarketDay hours = calendar.day((int) day.toEpochDay());

    // then
    assertThat(hours.has(auction)).isTrue();
    assertThat(hours.auctionEnd(auction)).isEqualTo(local(calendar, end));
    assertThat(hours.auctionMinute(auction)).isEqualTo(local(calendar, minute));
    assertThat(hours.auctionDue(auction)).isEqualTo(local(calendar, due));
  }

  @Test
  void shouldHaveNoAuctionWhereTheLayoutHasNone() {
    // given
    TradingCalendar old = SampleRules.calendar("cn-a");
    MarketDay day = old.day((int) LocalDate.of(2018, 8, 17).toEpochDay());

    // then
    assertThat(day.has(Auction.OPENING)).isTrue();
    assertThat(day.has(Auction.CLOSING)).isFalse();
    assertThat(day.has(Auction.NONE)).isFalse();
    assertThat(day.auctionDue(Auction.CLOSING)).isEqualTo(TradingCalendar.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "cn-a, 2026-03-06T09:30, 2026-03-06T09:31:01, inside a section by the grace",
    "cn-a, 2026-03-06T11:29, 2026-03-06T11:30:30, at its end by the tolerance",
    "cn-a, 2026-03-06T14:59, 2026-03-06T15:01:00, with the closing auction",
    "cn-a, 2018-08-17T14:59, 2018-08-17T15:00:30, without one by the tolerance",
    "hk, 2026-03-06T15:59, 2026-03-06T16:11:00, with the closing auction",
    "us, 2026-03-06T15:59, 2026-03-06T16:10:00, with the closing print",
    "us, 2026-03-06T09:29, 2026-03-06T09:30:01, a part follows at once",
    "us, 2026-03-06T19:59, 2026-03-06T20:00:01, the last one",
    "crypto, 2026-03-06T23:59, 2026-03-07T00:00:01, the day's last one"
  })
  void shouldSayWhenAMinuteIsDue(String schedule, String minute, String due, String why) {
    // given
    TradingCalendar calendar = SampleRules.calendar(schedule);
    long start = local(calendar, minute);

    // when
    long found = calendar.at(start).minuteDue(start);

    // then
    assertThat(found).as(why).isEqualTo(local(calendar, due));
  }
}

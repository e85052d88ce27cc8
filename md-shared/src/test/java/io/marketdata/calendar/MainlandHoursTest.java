package io.marketdata.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.wire.sbe.Phase;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hours of mainland China around the days on which they changed, as the exchanges' notices say. */
class MainlandHoursTest {
  private static final String DAY_SESSIONS = "09:00-10:15 10:30-11:30 13:30-15:00";
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
  private final MarketRules rules = MarketRules.builtIn();

  /** The night is that of the trading day, so it lies on the evening of the one before. */
  @ParameterizedTest
  @CsvSource({
    "shfe-au, 2013-07-05, ''",
    "shfe-au, 2013-07-08, 21:00-02:30",
    "shfe-cu, 2013-12-20, ''",
    "shfe-cu, 2013-12-23, 21:00-01:00",
    "shfe-ru, 2014-12-29, 21:00-23:00",
    "shfe-rb, 2014-12-29, 21:00-01:00",
    "shfe-rb, 2016-05-03, ''",
    "shfe-rb, 2016-05-04, 21:00-23:00",
    "shfe-fu, 2018-07-16, ''",
    "shfe-fu, 2018-07-17, 21:00-23:00",
    "ine-sc, 2018-03-26, ''",
    "ine-sc, 2018-03-27, 21:00-02:30",
    "dce-p, 2014-07-04, ''",
    "dce-p, 2014-07-07, 21:00-02:30",
    "dce-m, 2014-12-26, ''",
    "dce-m, 2015-05-08, 21:00-02:30",
    "dce-m, 2015-05-11, 21:00-23:30",
    "dce-m, 2019-03-29, 21:00-23:30",
    "dce-m, 2019-04-01, 21:00-23:00",
    "dce-c, 2019-03-29, ''",
    "dce-c, 2019-04-01, 21:00-23:00",
    "czce-sr, 2014-12-12, ''",
    "czce-sr, 2014-12-15, 21:00-23:30",
    "czce-sr, 2019-12-11, 21:00-23:30",
    "czce-sr, 2019-12-12, 21:00-23:00",
    "czce-oi, 2015-06-11, ''",
    "czce-oi, 2015-06-12, 21:00-23:30",
    "czce-day, 2024-11-01, ''",
    "gfex-day, 2024-11-01, ''",
    // the settlement of that day was late
    "shfe-au, 2019-12-26, 22:30-02:30",
    "shfe-cu, 2019-12-26, 22:30-01:00",
    "dce-m, 2019-12-26, 22:30-23:00",
    "czce-sr, 2019-12-26, 22:30-23:00",
    "shfe-au, 2019-12-27, 21:00-02:30",
    // the epidemic; 2020-05-06 follows a holiday
    "shfe-ru, 2020-01-23, 21:00-23:00",
    "shfe-ru, 2020-02-03, ''",
    "shfe-ru, 2020-02-04, ''",
    "czce-sr, 2020-04-30, ''",
    "ine-sc, 2020-03-02, ''",
    "dce-m, 2020-05-06, ''",
    "ine-sc, 2020-05-07, 21:00-02:30",
    // before holidays, one of them a Sunday
    "shfe-ru, 2015-09-28, ''",
    "dce-m, 2015-09-28, ''",
    "shfe-ru, 2015-09-29, 21:00-23:00",
    "shfe-ru, 2024-02-19, ''",
    "shfe-ru, 2024-02-20, 21:00-23:00"
  })
  void shouldTradeInTheNightSince(String schedule, LocalDate day, String night) {
    // when
    String hours = TradedHours.of(rules.schedule(schedule), (int) day.toEpochDay());

    // then
    assertThat(hours).isEqualTo((night + " " + DAY_SESSIONS).strip());
  }

  @ParameterizedTest
  @CsvSource({
    "cffex-index, 2015-12-31, 09:15-11:30 13:00-15:15",
    "cffex-index, 2016-01-04, 09:30-11:30 13:00-15:00",
    "cffex-bond, 2020-07-17, 09:15-11:30 13:00-15:15",
    "cffex-bond, 2020-07-20, 09:30-11:30 13:00-15:15",
    "cn-a-sh, 2023-02-01, 09:30-11:30 13:00-15:00",
    "cn-a-bj, 2021-11-15, 09:30-11:30 13:00-15:00"
  })
  void shouldTradeByDay(String schedule, LocalDate day, String hours) {
    assertThat(TradedHours.of(rules.schedule(schedule), (int) day.toEpochDay())).isEqualTo(hours);
  }

  @ParameterizedTest
  @CsvSource({
    "cn-a-sz, 2006-06-30, CONTINUOUS, CLOSED",
    "cn-a-sz, 2006-07-03, CLOSING_AUCTION, CLOSED",
    "cn-a-sh, 2018-08-17, CONTINUOUS, CLOSED",
    "cn-a-sh, 2018-08-20, CLOSING_AUCTION, CLOSED",
    "cn-a-sh, 2026-07-03, CLOSING_AUCTION, CLOSED",
    "cn-a-sh, 2026-07-06, CLOSING_AUCTION, AFTER_HOURS",
    "cn-a-sz, 2026-07-06, CLOSING_AUCTION, AFTER_HOURS",
    "cn-a-bj, 2026-07-03, CLOSING_AUCTION, CLOSED",
    "cn-a-bj, 2026-07-06, CLOSING_AUCTION, AFTER_HOURS",
    "cn-a-star, 2019-07-22, CLOSING_AUCTION, AFTER_HOURS",
    "cn-a-chinext, 2020-08-21, CLOSING_AUCTION, CLOSED",
    "cn-a-chinext, 2020-08-24, CLOSING_AUCTION, AFTER_HOURS",
    "cn-fund-sh, 2026-07-03, CONTINUOUS, CLOSED",
    "cn-fund-sh, 2026-07-06, CLOSING_AUCTION, AFTER_HOURS"
  })
  void shouldCloseSharesByAuctionAndTradeAfterHoursSince(
      String schedule, LocalDate day, Phase atTheClose, Phase afterwards) {
    // given
    TradingCalendar calendar = new TradingCalendar(rules.schedule(schedule));

    // then
    assertThat(calendar.phase(nanos(day.atTime(14, 58)))).isEqualTo(atTheClose);
    assertThat(calendar.phase(nanos(day.atTime(15, 10)))).isEqualTo(afterwards);
  }

  /** Since 2023-05-26 the night's orders take part in a second auction, which has no record. */
  @ParameterizedTest
  @CsvSource({
    "shfe-ru, 2023-05-25, BREAK, 20:59",
    "shfe-ru, 2023-05-26, OPENING_AUCTION, 20:59",
    "czce-sr, 2023-05-26, BREAK, 20:59",
    "shfe-ru, 2023-05-04, OPENING_AUCTION, 08:59",
    "czce-day, 2023-05-25, OPENING_AUCTION, 08:59"
  })
  void shouldOpenTheTradingDayByOneAuction(
      String schedule, LocalDate day, Phase inTheMorning, String opening) {
    // given
    TradingCalendar calendar = new TradingCalendar(rules.schedule(schedule));
    MarketDay hours = calendar.day((int) day.toEpochDay());
    LocalDate evening = LocalDate.ofEpochDay(calendar.previous((int) day.toEpochDay()));
    LocalDate of = opening.startsWith("2") ? evening : day;

    // then
    assertThat(hours.phase(nanos(day.atTime(8, 57)))).isEqualTo(inTheMorning);
    assertThat(hours.auction(nanos(of.atTime(LocalTime.parse(opening)))))
        .isEqualTo(Auction.OPENING);
    assertThat(hours.auctionMinute(Auction.OPENING)).isEqualTo(hours.minute(Part.REGULAR, 0));
  }

  private static long nanos(LocalDateTime time) {
    return time.toEpochSecond(CHINA) * 1_000_000_000L;
  }
}

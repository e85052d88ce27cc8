package io.marketdata.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.instrument.InstrumentType;
import io.marketdata.wire.sbe.BarPrice;
import io.marketdata.wire.sbe.LineKind;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketRulesTest {
  private final MarketRules rules = SampleRules.rules();

  @Test
  void shouldBringTheRulesOfThePlatform() {
    // when
    MarketRules builtIn = MarketRules.builtIn();

    // then
    assertThat(builtIn.schedules()).extracting(Schedule::id).contains("always", "crypto", "fx");
    for (Schedule schedule : builtIn.schedules()) {
      TradingCalendar calendar = new TradingCalendar(schedule);
      int day = calendar.next((int) LocalDate.of(2026, 3, 1).toEpochDay());
      assertThat(calendar.day(day).minutes(Part.REGULAR)).as(schedule.id()).isPositive();
    }
    for (MarketConventions market : builtIn.markets()) {
      assertThat(builtIn.findSchedule(market.schedule())).as(market.code()).isNotNull();
    }
    assertThat(builtIn.findSchedule("none")).isNull();
    assertThatThrownBy(() -> builtIn.schedule("none")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builtIn.calendar("none")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "600519.SH, 2026-03-06, main",
        "688001.SH, 2019-07-22, star",
        "688001.SH, 2019-07-19, -",
        "510050.SH, 2026-03-06, fund",
        "580001.SH, 2026-03-06, fund",
        "00700.HK, 2026-03-06, -",
        "08001.HK, 2026-03-06, -",
        "8001.HK, 2026-03-06, gem",
        "900901.SH, 2026-03-06, -",
        "600519.SZ, 2026-03-06, -",
        "EURUSD, 2026-03-06, -"
      })
  void shouldFindTheBoardOfACode(String symbol, LocalDate day, @Nullable String expected) {
    // when
    Board board = rules.board(symbol, day(day));

    // then
    assertThat(board == null ? null : board.id()).isEqualTo(expected);
  }

  @Test
  void shouldTellWhatHoldsForABoard() {
    // when
    Board index = rules.board("000001.SH", day(LocalDate.of(2026, 3, 6)));
    Board star = rules.board("688001.SH", day(LocalDate.of(2026, 3, 6)));

    // then
    assertThat(index).isEqualTo(new Board(InstrumentType.INDEX, null, "cn-a", 4, 1, 1));
    assertThat(star).isEqualTo(new Board(InstrumentType.STOCK, "star", "cn-a", 2, 200, 1));
  }

  @Test
  void shouldChangeALimitAtItsDate() {
    // then
    assertThat(rules.limit("main", day(LocalDate.of(1996, 12, 13)))).isNull();
    assertThat(rules.limit("main", day(LocalDate.of(2026, 7, 5))))
        .isEqualTo(new PriceLimit(100, 50, 1));
    assertThat(rules.limit("main", day(LocalDate.of(2026, 7, 6))))
        .isEqualTo(new PriceLimit(100, 100, 5));
    assertThat(rules.limit("gem", 0))
        .isEqualTo(new PriceLimit(PriceLimit.UNLIMITED, PriceLimit.UNLIMITED, 0));
    assertThat(rules.limit("star", 0)).isNull();
  }

  @Test
  void shouldFindTheProductOfAContract() {
    // given
    int before = day(LocalDate.of(2018, 8, 31));

    // then
    assertThat(rules.product("RB2605.SHFE", before))
        .isEqualTo(new Product("SHFE", "rb", "night", 10, 1, 0, false));
    assertThat(rules.product("au1812.SHFE", before))
        .isEqualTo(new Product("SHFE", "au", "night", 1000, 5, 2, false));
    assertThat(rules.product("AU1812.SHFE", before + 1))
        .isEqualTo(new Product("SHFE", "au", "night", 1000, 2, 2, false));
    assertThat(rules.product("AP610.CZCE", before))
        .isEqualTo(new Product("CZCE", "AP", "morning", 10, 1, 0, true));
    assertThat(rules.product("AP610.CZCE", 0)).isNull();
    assertThat(rules.product("AP610C9000.CZCE", before)).isNull();
    assertThat(rules.product("XX2605.SHFE", before)).isNull();
    assertThat(rules.product("EURUSD", before)).isNull();
  }

  @Test
  void shouldTellTheConventionsOfAMarket() {
    // then
    assertThat(rules.market("FX"))
        .isEqualTo(
            new MarketConventions(
                "FX",
                "America/New_York",
                null,
                InstrumentType.FX,
                "fx",
                null,
                1,
                "western",
                BarPrice.MID,
                LineKind.QUOTES));
    assertThat(rules.market("NONE")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "calendars; holiday | cn; not a row: holiday",
        "calendars; closed | cn | 2026-05-01 | Labour; 4 columns, expected 5",
        "calendars; closed | cn | 2026-05-01 | Labour |; no source",
        "calendars; closed | xx | 2026-05-01 | Labour | s; day of an unknown calendar: xx",
        "calendars; closed | cn | 2026-5-1 | Labour | s; not a date: 2026-5-1",
        "calendars; closed | cn | 2026-02-30 | Labour | s; not a date: 2026-02-30",
        "calendars; closed | cn | 2026-05-02..2026-05-01 | L | s; not a range of dates:"
            + " 2026-05-02..2026-05-01",
        "calendars; closed | cn | 2070-01-01 | L | s; not a day of 1970 to 2069",
        "calendars; closed | cn | 2026-04-06 | again | s; the same row is given twice",
        "calendars; calendar | cn | - | - | Mon-Fri | - | s; the same row is given twice",
        "calendars; calendar | New | - | - | Mon-Fri | - | s; not an id: New",
        "calendars; calendar | n | - | - | Mo | - | s; not a weekday: Mo",
        "calendars; calendar | n | - | - | Fri-Mon | - | s; not a range of weekdays: Fri-Mon",
        "calendars; calendar | n | - | - | Mon-Fri | xx | s; based on an unknown calendar: xx",
        "calendars; calendar | n | - | - | Mon-Fri | n | s; based on itself",
        "calendars; calendar | n | 2026-01-02 | 2026-01-01 | Mon-Fri | - | s; known until before"
            + " its first day",
        "calendars; x | closed | cn | 2026-04-06 | s; not a row: x",
        "layouts; section | xx | 09:00 | 10:00 | CONTINUOUS | count | regular | s; row of an"
            + " unknown layout: xx",
        "layouts; section | us | 9:00 | 10:00 | CONTINUOUS | none | regular | s; not a time: 9:00",
        "layouts; section | us | 09:00 | 24:01 | CONTINUOUS | none | regular | s; not a time:"
            + " 24:01",
        "layouts; section | us | 11:00 | 10:00 | CONTINUOUS | none | regular | s; ends before it"
            + " starts",
        "layouts; section | us | 10:00 | 10:00 | CONTINUOUS | none | regular | s; ends before it"
            + " starts",
        "layouts; section | us | 10:00 | 11:00 | OPEN | none | regular | s; not a phase of a"
            + " section: OPEN",
        "layouts; section | us | 10:00 | 11:00 | CLOSED | none | regular | s; not a phase of a"
            + " section: CLOSED",
        "layouts; section | us | 10:00 | 11:00 | BREAK | some | regular | s; not one of count"
            + " auction day none: some",
        "layouts; section | us | 10:00 | 11:00 | BREAK | none | noon | s; not one of pre regular"
            + " post: noon",
        "layouts; section | us | 10:00 | 11:00 | CONTINUOUS | auction | regular | s; an auction in"
            + " phase CONTINUOUS",
        "layouts; section | us | evening 21:00 | 01:00 | CONTINUOUS | count | regular | s; an"
            + " evening section in a layout without an evening",
        "layouts; section | fut-0230 | 00:00 | 02:30 | CONTINUOUS | none | regular | s; a section"
            + " at night must start in the evening",
        "layouts; section | fut-0230 | evening 24:00 | 02:30 | CONTINUOUS | none | regular | s; not"
            + " an evening: evening 24:00",
        "layouts; section | us | 10:00 | evening 23:00 | CONTINUOUS | none | regular | s; ends"
            + " before it starts",
        "layouts; layout | n | Nowhere/X | - | s; layout without terms: n",
        "layouts; layout | n | UTC | never | s; layout without terms: n",
        "layouts; terms | us | 1s | 0s | 1s | 2m | 0s | s; the same row is given twice",
        "schedules; session | n | xx | - | us | s; unknown calendar: xx",
        "schedules; session | n | us | - | xx | s; unknown layout: xx",
        "schedules; session | us | cn | 2026-01-01 | us | s; a session of two calendars: us",
        "schedules; session | us | us | 2026-01-01 | hk | s; a session of two time zones:"
            + " America/New_York",
        "schedules; session | us | us | - | us-1300 | s; the same row is given twice",
        "schedules; special | n | 2026-01-01 | us | s; special day of an unknown session: n",
        "schedules; special | hk | 2026-12-31..2027-01-02 | hk-half | s; special days overlap",
        "boards; board | SH | 9-99 | STOCK | - | b | cn-a | 2 | 1 | 1 | s; not a range of codes:"
            + " 9-99",
        "boards; board | SH | 9,8* | STOCK | - | b | cn-a | 2 | 1 | 1 | s; not a range of codes:"
            + " 8*",
        "boards; board | sh | 9 | STOCK | - | b | cn-a | 2 | 1 | 1 | s; not a market: sh",
        "boards; board | SH | 9 | SHARE | - | b | cn-a | 2 | 1 | 1 | s; not one of [STOCK, INDEX,"
            + " FUND, FUTURE, FX, CRYPTO]: SHARE",
        "boards; board | SH | 9 | STOCK | - | b | xx | 2 | 1 | 1 | s; unknown session: xx",
        "boards; board | SH | 9 | STOCK | - | b | cn-a | 2 | 0 | 1 | s; not within 1..1000000000:"
            + " 0",
        "boards; board | SH | 9 | STOCK | - | b | cn-a | -1 | 1 | 1 | s; not a whole number: -1",
        "limits; limit | xx | - | 100 | 50 | 0 | s; unknown board: xx",
        "limits; limit | main | - | 10 % | 50 | 0 | s; not a whole number: 10 %",
        "products; product | SHFE | 7 | - | night | 10 | 1 | 0 | full | s; not a product code: 7",
        "products; product | SHFE | RB | - | night | 10 | 1 | 0 | full | s; the same row is given"
            + " twice",
        "products; product | SHFE | cu | - | night | 10 | 0.5 | 0 | full | s; not a whole number of"
            + " price steps: 0.5",
        "products; product | SHFE | cu | - | night | 10 | 0 | 0 | full | s; not a whole number of"
            + " price steps: 0",
        "products; product | SHFE | cu | - | night | 10 | 1 | 0 | half | s; not one of full"
            + " per-unit: half",
        "products; product | SHFE | cu | - | xx | 10 | 1 | 0 | full | s; unknown session: xx",
        "markets; market | N | Nowhere/X | - | FX | fx | - | 1 | - | mid | auto | s; not a time"
            + " zone: Nowhere/X",
        "markets; market | N | UTC | usd | FX | fx | - | 1 | - | mid | auto | s; not a currency:"
            + " usd",
        "markets; market | N | UTC | - | FX | fx | - | 1 | - | high | auto | s; not one of last mid"
            + " bid ask: high",
        "markets; market | N | UTC | - | FX | fx | - | 1 | - | mid | both | s; not one of auto"
            + " trades snapshots quotes: both"
      })
  void shouldNameFileAndLineOfABadRow(String file, String row, String message) {
    // given
    Map<RuleFile, String> texts = SampleRules.texts();
    RuleFile kind = RuleFile.valueOf(file.toUpperCase(Locale.ROOT));
    String text = texts.get(kind) + "# a comment\n\n" + row + "\n";
    texts.put(kind, text);

    // when
    assertThatThrownBy(() -> MarketRules.of(texts))
        // then
        .isInstanceOf(InvalidRulesException.class)
        .hasMessage(file + ".txt:" + text.lines().count() + ": " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "count | regular; count | regular; CONTINUOUS; CONTINUOUS; 09:30; sections that count"
            + " overlap or are not in the order pre, regular, post",
        "count | post; count | regular; CONTINUOUS; CONTINUOUS; 10:00; sections that count overlap"
            + " or are not in the order pre, regular, post",
        "none | regular; none | regular; CONTINUOUS; CONTINUOUS; 10:00; no regular section counts",
        "count | pre; count | post; CONTINUOUS; CONTINUOUS; 10:00; no regular section counts",
        "count | regular; auction | regular; CONTINUOUS; OPENING_AUCTION; 10:00; no regular minute"
            + " beside an auction",
        "auction | regular; count | regular; CLOSING_AUCTION; CONTINUOUS; 10:00; no regular minute"
            + " beside an auction"
      })
  void shouldRefuseHoursThatCannotBe(
      String first, String second, String phase, String next, String start, String message) {
    // given
    String text =
        String.join(
            "\n",
            "layout | n | UTC | - | s",
            "section | n | 09:00 | 10:00 | " + phase + " | " + first + " | s",
            "section | n | " + start + " | 11:00 | " + next + " | " + second + " | s",
            "terms | n | 1s | 0s | 1s | 2m | 0s | s");

    // when
    assertThatThrownBy(() -> MarketRules.of(Map.of(RuleFile.LAYOUTS, text)))
        // then
        .isInstanceOf(InvalidRulesException.class)
        .hasMessage("layouts.txt:1: " + message);
  }

  private static int day(LocalDate date) {
    return (int) date.toEpochDay();
  }
}

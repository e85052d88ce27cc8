package io.marketdata.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.recorded.RecordedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Trading days and hours against calendars that others wrote: the same days, but for those that
 * {@link OtherCalendars} names.
 */
class RecordedCalendarTest {
  private static final String FOLDER = "calendars_instruments/";
  private static final Pattern COMPACT_DATE = Pattern.compile("\"(\\d{8})\"");
  private static final DateTimeFormatter DOTTED = DateTimeFormatter.ofPattern("yyyy.MM.dd");
  private static final LocalDate END_OF_2026 = LocalDate.of(2026, 12, 31);
  private final MarketRules rules = MarketRules.builtIn();

  @Test
  void shouldHaveTheTradingDaysOfShanghai() throws IOException {
    // given
    Set<LocalDate> expected = compactDates("akshare_calendar.json.gz");

    // when
    Set<LocalDate> days = tradingDays("cn-sh", LocalDate.of(1990, 1, 1), END_OF_2026);

    // then
    assertThat(expected).hasSize(8_797);
    assertThat(days).containsExactlyElementsOf(expected);
  }

  /** The library's own days before the Shanghai exchange opened are left out. */
  @ParameterizedTest
  @CsvSource({
    "xshg, cn-sh, 1990-12-19, 8797",
    "xhkg, hk, 1990-01-01, 8700",
    "xnys, us, 1990-01-01, 8300"
  })
  void shouldHaveTheTradingDaysOfALibrary(
      String file, String calendar, LocalDate from, int atLeast) throws IOException {
    // given
    Set<LocalDate> expected = new TreeSet<>();
    for (String[] session : sessions(file, from)) {
      expected.add(date(session));
    }
    LocalDate last = ((TreeSet<LocalDate>) expected).last();

    // when
    Set<LocalDate> days = tradingDays(calendar, from, last);

    // then
    assertThat(expected).hasSizeGreaterThanOrEqualTo(atLeast);
    assertThat(differences(days, expected))
        .containsExactlyElementsOf(OtherCalendars.daysThatDiffer(file));
  }

  /** With half days and early closes. */
  @ParameterizedTest
  @CsvSource({"xshg, cn-a-sh, 1990-12-19", "xhkg, hk, 1990-01-01", "xnys, us, 1990-01-01"})
  void shouldOpenAndCloseAsALibrarySays(String file, String schedule, LocalDate from)
      throws IOException {
    // given
    TradingCalendar calendar = new TradingCalendar(rules.schedule(schedule));
    Set<LocalDate> different = new TreeSet<>();

    // when
    for (String[] session : sessions(file, from)) {
      int day = (int) date(session).toEpochDay();
      if (calendar.isTradingDay(day)) {
        MarketDay hours = calendar.day(day);
        int last = hours.minutes(Part.REGULAR) - 1;
        Instant open = time(hours.minute(Part.REGULAR, 0));
        Instant close = time(hours.minute(Part.REGULAR, last) + MarketDay.MINUTE);
        if (!open.toString().equals(session[1]) || !close.toString().equals(session[2])) {
          different.add(date(session));
        }
      }
    }

    // then
    assertThat(different).containsExactlyElementsOf(OtherCalendars.hoursThatDiffer(file));
  }

  @ParameterizedTest
  @CsvSource({
    "SSE, cn-sh, 1991-01-01",
    "XSHG, cn-sh, 1991-01-01",
    "SZSE, cn-sz, 1992-01-01",
    "XSHE, cn-sz, 1992-01-01",
    "SHFE, cn-fut-shfe, 1999-05-04",
    "DCE, cn-fut-dce, 1994-01-01",
    "CZCE, cn-fut-czce, 1993-05-28",
    "CFFEX, cffex, 2010-04-16",
    "INE, ine, 2018-03-26",
    "XHKG, hk, 2004-01-01",
    "XNYS, us, 2004-01-01"
  })
  void shouldHaveTheHolidaysOfATimeSeriesDatabase(String file, String calendar, LocalDate from)
      throws IOException, InterruptedException {
    // given
    Set<LocalDate> holidays = new TreeSet<>();
    for (String line : fromArchive("marketHoliday/" + file + ".csv")) {
      holidays.add(LocalDate.parse(line, DOTTED));
    }

    // when
    Set<LocalDate> days = tradingDays(calendar, from, END_OF_2026);

    // then
    assertThat(holidays).hasSizeGreaterThan(150);
    assertThat(differences(days, weekdaysWithout(holidays, from, END_OF_2026)))
        .containsExactlyElementsOf(OtherCalendars.daysThatDiffer(file));
  }

  @Test
  void shouldHaveTheHolidaysOfATradingFramework() throws IOException {
    // given
    LocalDate from = LocalDate.of(2008, 1, 1);
    Set<LocalDate> holidays = compactDates("wondertrader_holidays.json.gz");
    LocalDate until = ((TreeSet<LocalDate>) holidays).last();

    // when
    Set<LocalDate> days = tradingDays("cn-sh", from, until);

    // then
    assertThat(holidays).hasSize(265);
    assertThat(differences(days, weekdaysWithout(holidays, from, until))).isEmpty();
  }

  /** Days that only one of both has. */
  private static Set<LocalDate> differences(Set<LocalDate> ours, Set<LocalDate> theirs) {
    Set<LocalDate> different = new TreeSet<>(ours);
    different.addAll(theirs);
    different.removeIf(day -> ours.contains(day) && theirs.contains(day));
    return different;
  }

  private Set<LocalDate> tradingDays(String id, LocalDate from, LocalDate until) {
    CalendarRules calendar = rules.calendar(id);
    return from.datesUntil(until.plusDays(1))
        .filter(day -> calendar.isTradingDay((int) day.toEpochDay()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<LocalDate> weekdaysWithout(
      Set<LocalDate> holidays, LocalDate from, LocalDate until) {
    return from.datesUntil(until.plusDays(1))
        .filter(day -> !Weekdays.isWeekend((int) day.toEpochDay()) && !holidays.contains(day))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<LocalDate> compactDates(String file) throws IOException {
    return COMPACT_DATE
        .matcher(String.join("\n", lines(file)))
        .results()
        .map((MatchResult result) -> result.group(1))
        .map(text -> LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String[]> sessions(String file, LocalDate since) throws IOException {
    return lines("exchange_calendars_" + file + ".csv.gz").stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .filter(session -> !date(session).isBefore(since))
        .toList();
  }

  private static LocalDate date(String[] session) {
    return LocalDate.parse(session[0].substring(0, 10));
  }

  private static Instant time(long nanos) {
    return Instant.ofEpochSecond(0, nanos);
  }

  private static List<String> lines(String file) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(RecordedData.path(FOLDER + file))),
                StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  /** The JDK does not read this archive; the tool that made it does. */
  private static List<String> fromArchive(String member) throws IOException, InterruptedException {
    Path archive = RecordedData.path(FOLDER + "dolphindb_MarketHoliday.tar.xz");
    Process tar;
    try {
      tar = new ProcessBuilder("tar", "-xJOf", archive.toString(), member).start();
    } catch (IOException e) {
      return Assumptions.abort("skipped: no tar on this machine");
    }
    try (BufferedReader reader = tar.inputReader(StandardCharsets.UTF_8)) {
      List<String> lines = reader.lines().skip(1).filter(line -> !line.isBlank()).toList();
      Assumptions.assumeTrue(tar.waitFor() == 0, "skipped: tar cannot read the archive");
      return lines;
    }
  }
}

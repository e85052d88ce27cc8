package io.marketdata.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.recorded.RecordedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opening and closing times of an independent calendar library, days with an early close aside. */
class RecordedSessionsTest {

  @ParameterizedTest
  @CsvSource({"xshg, cn-a, 2010-01-01", "xhkg, hk, 2013-01-01", "xnys, us, 2010-01-01"})
  void shouldOpenAndCloseAsTheExchangesDo(String file, String template, LocalDate since)
      throws IOException {
    // given
    SessionClock clock = new SessionClock(SessionTemplates.builtIn().get(template));
    List<String[]> sessions = sessions(file, since);

    // when
    long same = sessions.stream().filter(session -> isSame(clock, session)).count();

    // then
    assertThat(sessions).hasSizeGreaterThan(2_000);
    assertThat(same).isGreaterThan(sessions.size() * 98L / 100);
  }

  private static boolean isSame(SessionClock clock, String[] session) {
    TradingDay day = clock.day((int) LocalDate.parse(session[0].substring(0, 10)).toEpochDay());
    return day.minute(0) == nanos(session[1])
        && day.minute(day.minutes() - 1) + TradingDay.MINUTE == nanos(session[2]);
  }

  private static long nanos(String time) {
    return ManualClock.nanos(time.substring(0, 19).replace(' ', 'T') + "Z");
  }

  private static List<String[]> sessions(String file, LocalDate since) throws IOException {
    String name = "calendars_instruments/exchange_calendars_" + file + ".csv.gz";
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(RecordedData.path(name))),
                StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .filter(row -> row[0].compareTo(since.toString()) >= 0)
          .toList();
    }
  }
}

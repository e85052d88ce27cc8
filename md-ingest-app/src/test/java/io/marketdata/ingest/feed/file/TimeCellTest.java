package io.marketdata.ingest.feed.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeCellTest {

  private final TimeCell cell = new TimeCell();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1                                   | 1970-01-01T00:00:01Z
          1676894400                          | 2023-02-20T12:00:00Z
          1676894400.084                      | 2023-02-20T12:00:00.084Z
          1676894400.0840000017               | 2023-02-20T12:00:00.084000001Z
          7258118399                          | 2199-12-31T23:59:59Z
          100000000000                        | 1973-03-03T09:46:40Z
          1676894400084                       | 2023-02-20T12:00:00.084Z
          1676894400084.5                     | 2023-02-20T12:00:00.0845Z
          100000000000000                     | 1973-03-03T09:46:40Z
          1676894400084001                    | 2023-02-20T12:00:00.084001Z
          1676894400084001.25                 | 2023-02-20T12:00:00.084001250Z
          100000000000000000                  | 1973-03-03T09:46:40Z
          1676894400084001002                 | 2023-02-20T12:00:00.084001002Z
          2023-02-20T12:00:00Z                | 2023-02-20T12:00:00Z
          2023-02-20T12:00:00.084z            | 2023-02-20T12:00:00.084Z
          2023-02-20 20:00:00.084001002+08:00 | 2023-02-20T12:00:00.084001002Z
          2023-02-20T07:00-0500               | 2023-02-20T12:00:00Z
          2023-02-20t04:30:00-07:30           | 2023-02-20T12:00:00Z
          2024-02-29T23:59:59.999999999+00    | 2024-02-29T23:59:59.999999999Z
          """)
  void shouldReadEveryFormOfATime(String text, Instant expected) {
    // given
    char[] characters = ("," + text + ",").toCharArray();

    // when
    boolean read = cell.read(characters, 1, characters.length - 1);

    // then
    assertThat(read).as(cell.wrong()).isTrue();
    assertThat(Instant.ofEpochSecond(0, cell.nanos())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0                         | is not behind 1970-01-01
          -1676894400               | is negative
          7258118400                | is beyond the year 2199
          99999999999               | is beyond the year 2199
          9999999999999             | is beyond the year 2199
          9223372036854775808       | is beyond the year 2199
          99999999999999999999      | is beyond the year 2199
          NaN                       | is no time
          1e18                      | is no time
          1676894400.               | is no time
          1676894400,5              | is no time
          0000-02-20T12:00:00Z      | is not behind 1970-01-01
          0001-02-20T12:00:00Z      | is not behind 1970-01-01
          1969-12-31T23:59:59Z      | is not behind 1970-01-01
          2200-01-01T00:00:00Z      | is beyond the year 2199
          2023-02-29T12:00:00Z      | has no such date
          2023-13-01T12:00:00Z      | has no such date
          2023-02-20                | is no time
          2023-02-20T12:00:00       | has no zone (Z or an offset)
          2023-02-20T24:00:00Z      | is no time
          2023-02-20T12:60:00Z      | is no time
          2023-02-20T12:00:60Z      | is no time
          2023-02-20T12:00:00.Z     | is no time
          2023-02-20T12:00:00+8     | is no time
          2023-02-20T12:00:00+19:00 | is no time
          2023-02-20T12:00:00 UTC   | is no time
          2023/02/20 12:00:00       | is no time
          """)
  void shouldSayWhatIsWrongWithATime(String text, String expected) {
    // given
    char[] characters = text.toCharArray();

    // when
    boolean read = cell.read(characters, 0, characters.length);

    // then
    assertThat(read).isFalse();
    assertThat(cell.wrong()).isEqualTo(expected);
  }
}

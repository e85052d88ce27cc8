package io.marketdata.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator's folder does to the rules that come with the platform. */
class RuleOverlayTest {
  /** A Wednesday. */
  private static final int DAY = (int) LocalDate.of(2026, 3, 4).toEpochDay();

  @TempDir private Path base;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(base.resolve("reference"));
  }

  @Test
  void shouldTakeTheRulesAsTheyAreWithoutAFolder() {
    // when
    MarketRules rules = MarketRules.load(folder.resolve("absent"));

    // then
    assertThat(rules.calendar("fx").isTradingDay(DAY)).isTrue();
  }

  @Test
  void shouldAddRows() throws IOException {
    // given
    write(
        "calendars.txt",
        """
        # a mourning day, and a calendar of our own
        closed   | fx | 2026-03-04 | a day off | notice of the desk
        calendar | ours | - | - | Mon-Sat | fx | the desk
        """);
    write("layouts.txt", layout("10:00"));
    write("schedules.txt", "session | ours | ours | - | ours | the desk\n");

    // when
    MarketRules rules = MarketRules.load(folder);

    // then
    assertThat(rules.calendar("fx").isTradingDay(DAY)).isFalse();
    assertThat(rules.calendar("fx").isTradingDay(DAY + 1)).isTrue();
    assertThat(rules.calendar("ours").isTradingDay(DAY)).isFalse();
    assertThat(rules.calendar("ours").isTradingDay(DAY + 3)).isTrue();
    TradingCalendar calendar = new TradingCalendar(rules.schedule("ours"));
    assertThat(calendar.day(DAY + 1).minutes(Part.REGULAR)).isEqualTo(60);
    assertThat(MarketRules.builtIn().calendar("fx").isTradingDay(DAY)).isTrue();
  }

  @Test
  void shouldReplaceARowOfTheSameKey() throws IOException {
    // given
    write("schedules.txt", "session | fx | fx | - | ours | the desk\n");
    write("layouts.txt", layout("12:00"));

    // when
    MarketRules rules = MarketRules.load(folder);

    // then
    MarketDay day = new TradingCalendar(rules.schedule("fx")).day(DAY);
    assertThat(day.minutes(Part.REGULAR)).isEqualTo(180);
  }

  @Test
  void shouldTakeASectionWhereverItsRowStands() throws IOException {
    // given
    write("layouts.txt", layout("12:00"));
    write(
        "layouts-more.txt",
        "section | ours | 07:00 | 08:00 | CONTINUOUS | count | regular | an early hour\n");
    write("schedules.txt", "session | ours | fx | - | ours | the desk\n");

    // when
    MarketRules rules = MarketRules.load(folder);

    // then
    MarketDay day = new TradingCalendar(rules.schedule("ours")).day(DAY);
    assertThat(day.minutes(Part.REGULAR)).isEqualTo(240);
    assertThat(day.minuteIndex(day.minute(Part.REGULAR, 60))).isEqualTo(60);
    assertThat(day.minute(Part.REGULAR, 60) - day.minute(Part.REGULAR, 59))
        .isEqualTo(61 * MarketDay.MINUTE);
  }

  @Test
  void shouldRemoveARow() throws IOException {
    // given
    write("calendars.txt", "closed | fx | 2026-03-04 | a day off | notice of the desk\n");
    write("calendars-z.txt", "x | closed | fx | 2026-03-04 | withdrawn by the desk\n");
    write("markets.txt", "x | market | FX | not ours\n");

    // when
    MarketRules rules = MarketRules.load(folder);

    // then
    assertThat(rules.calendar("fx").isTradingDay(DAY)).isTrue();
    assertThat(rules.market("FX")).isNull();
    assertThat(MarketRules.builtIn().market("FX")).isNotNull();
  }

  @Test
  void shouldRefuseABadRowWithItsPlace() throws IOException {
    // given
    Path file = write("calendars.txt", "# holidays\nclosed | fx | 2026-13-01 | a day | s\n");

    // when
    assertThatThrownBy(() -> MarketRules.load(folder))
        // then
        .isInstanceOf(InvalidRulesException.class)
        .hasMessage(file + ":2: not a date: 2026-13-01");
  }

  @Test
  void shouldRefuseToRemoveWhatIsNotThere() throws IOException {
    // given
    Path file = write("calendars.txt", "x | closed | fx | 2026-03-04 | never was\n");

    // when
    assertThatThrownBy(() -> MarketRules.load(folder))
        // then
        .hasMessage(file + ":1: there is no such row to remove");
  }

  @Test
  void shouldRefuseARemovalWithoutSource() throws IOException {
    // given
    Path file = write("markets.txt", "x | market | FX\n");

    // when
    assertThatThrownBy(() -> MarketRules.load(folder))
        // then
        .hasMessage(file + ":1: 2 columns, expected 12");
  }

  @Test
  void shouldRefuseToRemoveWhatOthersNeed() throws IOException {
    // given
    write("calendars.txt", "x | calendar | fx | not ours\n");

    // when
    assertThatThrownBy(() -> MarketRules.load(folder))
        // then
        .isInstanceOf(InvalidRulesException.class)
        .hasMessageMatching("schedules-hkus\\.txt:\\d+: unknown calendar: fx");
  }

  @Test
  void shouldRefuseAMisspeltName() throws IOException {
    // given
    Path file = write("calendar.txt", "# holidays\n");

    // when
    assertThatThrownBy(() -> MarketRules.load(folder))
        // then
        .isInstanceOf(InvalidRulesException.class)
        .hasMessage(file + ": not a file of the calendar data");
  }

  @Test
  void shouldRefuseWhatIsNoText() throws IOException {
    // given
    Path file = folder.resolve("calendars.txt");
    Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFE, 0});

    // when
    assertThatThrownBy(() -> MarketRules.load(folder))
        // then
        .isInstanceOf(InvalidRulesException.class)
        .hasMessage(file + ": cannot be read as UTF-8 text");
  }

  private Path write(String name, String text) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  private static String layout(String end) {
    return """
        layout  | ours | America/New_York | - | the desk
        section | ours | 09:00 | %s | CONTINUOUS | count | regular | the desk
        terms   | ours | 1s | 0s | 1s | 2m | 0s | the desk
        """
        .formatted(end);
  }
}

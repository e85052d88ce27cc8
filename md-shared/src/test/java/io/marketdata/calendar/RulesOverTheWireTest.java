package io.marketdata.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.wire.MessageReader;
import io.marketdata.wire.sbe.Edge;
import io.marketdata.wire.sbe.Phase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever reads rules from the log goes by the same hours as whoever wrote them. */
class RulesOverTheWireTest {
  private static final int FIRST = (int) LocalDate.of(1990, 1, 1).toEpochDay();
  private static final int LAST = (int) LocalDate.of(2069, 12, 31).toEpochDay();
  private static final int OUTSIDE = 400;
  private static final int SAMPLE = 397;
  private static final int MOST_BYTES = 16 * 1024;
  private static final MarketRules RULES = MarketRules.builtIn();

  @Test
  void shouldGiveTheSameTradingDays() {
    for (CalendarRules written : RULES.calendars()) {
      // when
      CalendarRules read = RuleMessages.calendar(RuleMessages.of(written));

      // then
      List<LocalDate> others = new ArrayList<>();
      for (int day = FIRST; day <= LAST; day++) {
        addIfOther(others, written, read, day);
      }
      for (int day = 0; day < OUTSIDE; day++) {
        addIfOther(others, written, read, -day);
        addIfOther(others, written, read, LAST + day);
      }
      assertThat(others).as(written.id()).isEmpty();
      assertThat(read.id()).isEqualTo(written.id());
      assertThat(read.knownUntil()).isEqualTo(written.knownUntil());
    }
  }

  private static void addIfOther(
      List<LocalDate> others, CalendarRules one, CalendarRules other, int day) {
    boolean isSame =
        one.isTradingDay(day) == other.isTradingDay(day)
            && one.hasEvening(day) == other.hasEvening(day)
            && one.next(day) == other.next(day)
            && one.previous(day) == other.previous(day)
            && one.isKnown(day) == other.isKnown(day);
    if (!isSame) {
      others.add(LocalDate.ofEpochDay(day));
    }
  }

  @Test
  void shouldGiveTheSameHoursOnEveryDay() {
    for (Schedule written : RULES.schedules()) {
      // when
      Schedule read = RuleMessages.sessions(RuleMessages.of(written)).on(written.calendar());

      // then
      List<LocalDate> others = new ArrayList<>();
      for (int day = FIRST; day <= LAST; day++) {
        if (!read.layout(day).equals(written.layout(day))
            || read.hasEvening(day) != written.hasEvening(day)) {
          others.add(LocalDate.ofEpochDay(day));
        }
      }
      assertThat(others).as(written.id()).isEmpty();
      assertThat(read.id()).isEqualTo(written.id());
      assertThat(read.offsets()).isEqualTo(written.offsets());
    }
  }

  @Test
  void shouldGiveTheSamePhasesAndMinutes() {
    for (Schedule written : RULES.schedules()) {
      // given
      CalendarRules calendar = RuleMessages.calendar(RuleMessages.of(written.calendar()));
      TradingCalendar one = new TradingCalendar(written);

      // when
      TradingCalendar other =
          new TradingCalendar(RuleMessages.sessions(RuleMessages.of(written)).on(calendar));

      // then
      List<LocalDate> others = new ArrayList<>();
      for (int day = one.next(FIRST); day < LAST; day = one.next(day + SAMPLE)) {
        if (!minutes(one.day(day)).equals(minutes(other.day(day)))) {
          others.add(LocalDate.ofEpochDay(day));
        }
      }
      assertThat(others).as(written.id()).isEmpty();
    }
  }

  /** All that a day says of its times. */
  private static List<Object> minutes(MarketDay day) {
    List<Object> said = new ArrayList<>();
    said.addAll(List.of(day.start(), day.end(), day.begin(), day.until(), day.terms()));
    for (Auction auction : List.of(Auction.OPENING, Auction.CLOSING)) {
      said.add(day.auctionEnd(auction));
      said.add(day.auctionMinute(auction));
      said.add(day.auctionDue(auction));
    }
    for (Part part : Part.values()) {
      said.add(day.minutes(part));
    }
    for (long at = day.start(); at <= day.end(); at += MarketDay.MINUTE) {
      Phase phase = day.phase(at);
      said.addAll(List.of(phase, day.minuteIndex(at), day.minuteStart(at, Edge.END)));
    }
    return said;
  }

  @Test
  void shouldCarryTheVersion() {
    // given
    byte[] calendar = RuleMessages.of(RULES.calendar("us"));
    byte[] sessions = RuleMessages.of(RULES.schedule("us"));

    // when
    long ofCalendar = new MessageReader().wrapMessage(calendar).tradingCalendar().version();
    long ofSessions = new MessageReader().wrapMessage(sessions).sessionRules().version();

    // then
    assertThat(ofCalendar).isEqualTo(RuleMessages.VERSION);
    assertThat(ofSessions).isEqualTo(RuleMessages.VERSION);
  }

  /** The state of a partition holds them once per source, a frame next to other messages. */
  @Test
  void shouldStaySmall() {
    for (CalendarRules calendar : RULES.calendars()) {
      assertThat(RuleMessages.of(calendar)).as(calendar.id()).hasSizeLessThan(MOST_BYTES);
    }
    for (Schedule schedule : RULES.schedules()) {
      assertThat(RuleMessages.of(schedule)).as(schedule.id()).hasSizeLessThan(MOST_BYTES);
    }
  }

  @Test
  void shouldNotGoByAnotherCalendar() {
    // given
    SessionRules sessions = RuleMessages.sessions(RuleMessages.of(RULES.schedule("us")));
    CalendarRules other = RULES.calendar("hk");

    // when / then
    assertThat(sessions.calendarId()).isEqualTo("us");
    assertThatThrownBy(() -> sessions.on(other))
        .isInstanceOf(InvalidSessionException.class)
        .hasMessage("us goes by us, not hk");
  }
}

package io.marketdata.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.wire.MalformedFrameException;
import io.marketdata.wire.sbe.MessageHeaderDecoder;
import io.marketdata.wire.sbe.SessionRulesDecoder;
import io.marketdata.wire.sbe.TradingCalendarDecoder;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Whatever the bytes of a calendar or of sessions are, they are refused or they are rules. */
class HostileRulesTest {
  private static final long SEED = 20_261_128;
  private static final int ROUNDS = 20_000;
  private static final int HEADER = MessageHeaderDecoder.ENCODED_LENGTH;
  private static final byte[] CALENDAR = RuleMessages.of(SampleRules.rules().calendar("cn"));
  private static final byte[] SESSIONS = RuleMessages.of(SampleRules.rules().schedule("hk"));

  private final Random random = new Random(SEED);

  @Test
  void shouldRefuseEveryCutMessage() {
    for (int length = 0; length < CALENDAR.length; length++) {
      assertRefused(Arrays.copyOf(CALENDAR, length), RuleMessages::calendar);
    }
    for (int length = 0; length < SESSIONS.length; length++) {
      assertRefused(Arrays.copyOf(SESSIONS, length), RuleMessages::sessions);
    }
  }

  private static void assertRefused(byte[] message, Consumer<byte[]> reader) {
    assertThatThrownBy(() -> reader.accept(message))
        .as("%d bytes", message.length)
        .isInstanceOfAny(MalformedFrameException.class, InvalidSessionException.class);
  }

  /** Whoever has not checked the message gets the same answer. */
  @Test
  void shouldRefuseCutMessagesThatNobodyChecked() {
    for (int length = HEADER; length < CALENDAR.length; length++) {
      UnsafeBuffer cut = new UnsafeBuffer(Arrays.copyOf(CALENDAR, length));
      assertThatThrownBy(() ->
              CalendarRules.decode(
                  new TradingCalendarDecoder()
                      .wrapAndApplyHeader(cut, 0, new MessageHeaderDecoder())))
          .isInstanceOf(InvalidSessionException.class);
    }
    for (int length = HEADER; length < SESSIONS.length; length++) {
      UnsafeBuffer cut = new UnsafeBuffer(Arrays.copyOf(SESSIONS, length));
      assertThatThrownBy(() ->
              SessionRules.decode(
                  new SessionRulesDecoder().wrapAndApplyHeader(cut, 0, new MessageHeaderDecoder())))
          .isInstanceOf(InvalidSessionException.class);
    }
  }

  @Test
  void shouldMakeRulesOfADamagedCalendarOrRefuseIt() {
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      try {
        // when
        CalendarRules calendar = RuleMessages.calendar(damaged(CALENDAR));

        // then
        int day = random.nextInt(40_000);
        assertThat(calendar.next(day)).isGreaterThan(day);
        assertThat(calendar.previous(day)).isLessThan(day);
      } catch (MalformedFrameException | InvalidSessionException e) {
        refused++;
      }
    }
    assertThat(refused).as("seed %d", SEED).isBetween(ROUNDS / 100, ROUNDS - 1);
  }

  @Test
  void shouldMakeRulesOfDamagedSessionsOrRefuseThem() {
    // given
    CalendarRules calendar = SampleRules.rules().calendar("hk");
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      try {
        // when
        Schedule schedule = RuleMessages.sessions(damaged(SESSIONS)).on(calendar);

        // then
        MarketDay day = new TradingCalendar(schedule).day(calendar.next(random.nextInt(20_000)));
        assertThat(day.phase(day.start())).isNotNull();
      } catch (MalformedFrameException | InvalidSessionException e) {
        refused++;
      }
    }
    assertThat(refused).as("seed %d", SEED).isBetween(ROUNDS / 100, ROUNDS - 1);
  }

  /** Some other bytes behind the header, or another length of the block. */
  private byte[] damaged(byte[] message) {
    byte[] copy = message.clone();
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      int at = random.nextInt(copy.length);
      copy[at < HEADER ? 0 : at] = (byte) random.nextInt();
    }
    return copy;
  }
}

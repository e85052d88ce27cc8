package io.marketdata.candle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.calendar.MarketRules;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneShiftTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, +00:00",
    "8, 480, +08:00",
    "+08:00, 480, +08:00",
    "-1:00, -60, -01:00",
    "-0:30, -30, -00:30",
    "05:45, 345, +05:45",
    "-12:00, -720, -12:00",
    "14, 840, +14:00",
  })
  void shouldReadOffsets(String text, int minutes, String canonical) {
    // when
    ZoneShift shift = ZoneShift.find(text);

    // then
    assertThat(shift).isEqualTo(new ZoneShift(minutes));
    assertThat(Objects.requireNonNull(shift).text()).isEqualTo(canonical);
    assertThat(shift.nanos()).isEqualTo(minutes * 60_000_000_000L);
    assertThat(ZoneShift.find(canonical)).isEqualTo(shift);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "+", "8h", "08:0", "8:60", "-12:15", "14:15", "5:50", "123", "Asia/Shanghai"})
  void shouldRefuseWhatIsNoQuarterHourOrTooFar(String text) {
    // when
    ZoneShift shift = ZoneShift.find(text);

    // then
    assertThat(shift).isNull();
  }

  @Test
  void shouldMoveOnlyWhatRunsRoundTheClock() {
    // given
    ZoneShift shift = new ZoneShift(480);
    MarketRules rules = MarketRules.builtIn();

    // when
    List<String> moved =
        rules.schedules().stream()
            .filter(schedule -> !shift.on(schedule).isNone())
            .map(schedule -> schedule.id())
            .toList();

    // then
    assertThat(moved).containsExactlyInAnyOrder("always", "crypto");
    assertThatThrownBy(() -> new ZoneShift(7)).isInstanceOf(IllegalArgumentException.class);
  }
}

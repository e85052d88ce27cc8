package io.marketdata.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.calendar.ManualClock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ViewKeysTest {
  private static final int DAY = (int) LocalDate.of(2026, 1, 2).toEpochDay();

  @Test
  void shouldPutAllKeysOfASymbolIntoOneSlot() {
    // when
    String live = ViewKeys.live("600519.SH");

    // then
    assertThat(live).isEqualTo("md:{600519.SH}:live");
    assertThat(ViewKeys.minutes("600519.SH", DAY)).isEqualTo("md:{600519.SH}:1m:20260102");
    assertThat(ViewKeys.days("600519.SH", 2026)).isEqualTo("md:{600519.SH}:1d:2026");
    assertThat(ViewKeys.trades("600519.SH", DAY)).isEqualTo("md:{600519.SH}:trades:20260102");
    assertThat(ViewKeys.distribution("600519.SH", DAY)).isEqualTo("md:{600519.SH}:dist:20260102");
  }

  @Test
  void shouldNameFieldsByHourAndBlock() {
    // when
    String hour = ViewKeys.hour(ManualClock.nanos("2026-01-02T01:59:00Z"));

    // then
    assertThat(hour).isEqualTo("01");
    assertThat(ViewKeys.hour(ManualClock.nanos("2026-01-01T23:00:00Z"))).isEqualTo("23");
    assertThat(ViewKeys.block(1_023)).isEqualTo("1");
    assertThat(ViewKeys.block(1_024)).isEqualTo("2");
    assertThat(ViewKeys.mark(3)).isEqualTo("md:mark:3");
    assertThat(ViewKeys.session("cn-a")).isEqualTo("#sessions/cn-a");
    assertThat(ViewKeys.indicators("cn")).isEqualTo("#indicators/cn");
  }
}

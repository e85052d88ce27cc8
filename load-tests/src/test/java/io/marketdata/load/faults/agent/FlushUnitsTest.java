package io.marketdata.load.faults.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.compute.view.UnitWrite;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlushUnitsTest {

  private final FlushUnits flushes = new FlushUnits();

  @Test
  void shouldTellTheUnitsBehindTheFirstOneOfEachFlush() {
    // given
    List<UnitWrite> one = List.of(unit(), unit(), unit());
    List<UnitWrite> other = List.of(unit());

    // when
    flushes.begin(one);
    flushes.begin(other);

    // then
    assertThat(one.stream().map(flushes::isBehindAnother)).containsExactly(false, true, true);
    assertThat(other.stream().map(flushes::isBehindAnother)).containsExactly(false);
  }

  private static UnitWrite unit() {
    return new UnitWrite(List.of());
  }
}

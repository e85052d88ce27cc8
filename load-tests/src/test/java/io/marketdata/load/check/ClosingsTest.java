package io.marketdata.load.check;

import static io.marketdata.load.check.UpdateSamples.MINUTE;
import static io.marketdata.load.check.UpdateSamples.OPEN_TIME;
import static io.marketdata.load.check.UpdateSamples.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.wire.sbe.BarState;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingsTest {

  private static final String FIRST = "AAA.SH 2024-10-04T01:30:00Z";

  @Test
  void shouldFindNothingWhereABarClosesOnceAndIsRevisedUpwards() {
    // given
    byte[] bars =
        frame(
            1,
            to -> {
              to.bar(1, OPEN_TIME, 1100, BarState.OPEN);
              to.bar(2, OPEN_TIME, 1100, BarState.CLOSED);
              to.bar(3, OPEN_TIME, 1101, BarState.REVISED, 1);
              to.bar(4, OPEN_TIME, 1102, BarState.REVISED, 2);
              to.bar(5, OPEN_TIME + MINUTE, 1102, BarState.OPEN);
            });

    // when
    Findings findings = Closings.check(List.of(bars));

    // then
    assertThat(findings.lines()).isEmpty();
  }

  @Test
  void shouldNameABarThatClosesTwiceOpensAgainOrIsRevisedUnderTheSameNumber() {
    // given
    byte[] bars =
        frame(
            1,
            to -> {
              to.bar(1, OPEN_TIME, 1100, BarState.CLOSED);
              to.bar(2, OPEN_TIME, 1100, BarState.CLOSED);
              to.bar(3, OPEN_TIME, 1101, BarState.REVISED, 1);
              to.bar(4, OPEN_TIME, 1102, BarState.REVISED, 1);
              to.bar(5, OPEN_TIME, 1102, BarState.OPEN);
            });

    // when
    Findings findings = Closings.check(List.of(bars));

    // then
    assertThat(findings.lines())
        .containsExactly(
            FIRST + " closes twice",
            FIRST + " is revised by 1 after 1",
            FIRST + " is open again after its close");
  }

  @Test
  void shouldNameABarThatIsLeftOpen() {
    // given
    byte[] bars =
        frame(
            1,
            to -> {
              to.bar(1, OPEN_TIME, 1100, BarState.OPEN);
              to.bar(2, OPEN_TIME + MINUTE, 1100, BarState.OPEN);
              to.bar(3, OPEN_TIME + 3 * MINUTE, 1100, BarState.OPEN);
            });

    // when
    Findings findings = Closings.check(List.of(bars));

    // then
    assertThat(findings.lines()).containsExactly(FIRST + " was never closed");
  }
}

package io.marketdata.load.check;

import static io.marketdata.load.check.UpdateSamples.OPEN_TIME;
import static io.marketdata.load.check.UpdateSamples.frame;
import static io.marketdata.load.check.UpdateSamples.log;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.wire.sbe.BarState;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpdatesCheckTest {

  private final byte[] first = frame(3, to -> to.trade(1, 1000));
  private final byte[] second = frame(5, to -> to.bar(7, OPEN_TIME, 1100, BarState.CLOSED));
  private final byte[] third = frame(9, to -> to.quote(4, 1200));

  @Test
  void shouldFindNothingWhereOnlyEqualFramesAreRepeated() {
    // given
    List<byte[]> written = List.of(first, second, first, second, third);

    // when
    UpdatesCheck.Result result = UpdatesCheck.check(0, List.of(first, second, third), log(written));

    // then
    assertThat(result.findings().lines()).isEmpty();
    assertThat(result.frames()).isEqualTo(3);
    assertThat(result.repeats()).isEqualTo(2);
  }

  @Test
  void shouldNameADroppedFrame() {
    // when
    UpdatesCheck.Result result =
        UpdatesCheck.check(2, List.of(first, second, third), log(List.of(first, third)));

    // then
    assertThat(result.findings().lines())
        .containsExactly("updates 2 behind offset 0: frame of tick offset 5 part 0 is missing");
  }

  @Test
  void shouldNameADoubledTrade() {
    // given
    byte[] doubled =
        frame(
            3,
            to -> {
              to.trade(1, 1000);
              to.trade(2, 1000);
            });

    // when
    UpdatesCheck.Result result = UpdatesCheck.check(0, List.of(first), log(List.of(doubled)));

    // then
    assertThat(result.findings().lines())
        .containsExactly(
            "updates 0 offset 0: frame of tick offset 3 part 0: head: messages is 2 instead of 1",
            "updates 0 offset 0: frame of tick offset 3 part 0:"
                + " message 1 TradeUpdate AAA.SH seq 2 is too much");
  }

  @Test
  void shouldNameTheFieldsOfAChangedBar() {
    // given
    byte[] changed = frame(5, to -> to.bar(7, OPEN_TIME, 1150, BarState.CLOSED));

    // when
    UpdatesCheck.Result result = UpdatesCheck.check(0, List.of(second), log(List.of(changed)));

    // then
    assertThat(result.findings().lines())
        .containsExactly(
            "updates 0 offset 0: frame of tick offset 5 part 0: message 0 BarUpdate AAA.SH seq 7:"
                + " high is 1150 instead of 1100, close is 1150 instead of 1100");
  }

  @Test
  void shouldNameARepeatWithOtherContent() {
    // given
    byte[] other = frame(3, to -> to.trade(1, 1001));

    // when
    UpdatesCheck.Result result = UpdatesCheck.check(0, List.of(first), log(List.of(first, other)));

    // then
    assertThat(result.findings().lines())
        .singleElement()
        .asString()
        .startsWith("updates 0 offset 1: frame of tick offset 3 part 0 repeats offset 0")
        .endsWith("price is 1001 instead of 1000");
  }

  @Test
  void shouldNameFramesOutOfOrderAndFramesThatNobodyMade() {
    // when
    UpdatesCheck.Result result =
        UpdatesCheck.check(0, List.of(first, second), log(List.of(second, first, third)));

    // then
    assertThat(result.findings().lines())
        .containsExactly(
            "updates 0 offset 1: frame of tick offset 3 part 0 comes behind"
                + " frame of tick offset 5 part 0",
            "updates 0 offset 2: frame of tick offset 9 part 0 is too much");
  }

  @Test
  void shouldNameARecordThatIsNoFrame() {
    // when
    UpdatesCheck.Result result =
        UpdatesCheck.check(0, List.of(first), log(List.of(first, new byte[] {1, 2, 3})));

    // then
    assertThat(result.findings().lines())
        .containsExactly("updates 0 offset 1: is no frame of updates");
  }
}

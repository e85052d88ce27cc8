package io.marketdata.compute.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.wire.sbe.LineState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a source whose symbols come from several partitions. */
class MergedSourceTest {

  @Test
  void shouldTakeTheOneNumberAndTheLatestTimeOfASourceThatEndedAlike() {
    // given
    SourceImage one = source(100, 50, LineState.DOWN, true);
    SourceImage other = source(100, 60, LineState.DOWN, true);

    // when
    SourceImage merged = MergedSource.of(List.of(one, other));

    // then
    assertThat(merged.number()).isEqualTo(100);
    assertThat(merged.time()).isEqualTo(60);
    assertThat(merged.isLive()).isFalse();
  }

  @Test
  void shouldRefuseASourceThatResendsFromOtherNumbers() {
    // given
    List<SourceImage> parts =
        List.of(source(100, 50, LineState.LIVE, true), source(90, 50, LineState.LIVE, true));

    // then
    assertThatThrownBy(() -> MergedSource.of(parts))
        .isInstanceOf(EpochRefusedException.class)
        .hasMessageContaining("source feed has come to number 90 in one partition and to 100")
        .hasMessageContaining("start its ingest");
  }

  @Test
  void shouldLetTheGapOfASourceThatCannotResendBeginAtTheEarliestTime() {
    // given
    SourceImage one = source(100, 70, LineState.LIVE, false);
    SourceImage other = source(90, 40, LineState.LIVE, false);

    // when
    SourceImage merged = MergedSource.of(List.of(one, other));

    // then
    assertThat(merged.number()).isEqualTo(100);
    assertThat(merged.time()).isEqualTo(40);
    assertThat(merged.isLive()).isTrue();
  }

  @Test
  void shouldNotAskForNumbersWhereNoSymbolComesFrom() {
    // when
    SourceImage merged =
        MergedSource.bystander(
            List.of(source(100, 70, LineState.DOWN, true), source(90, 40, LineState.DOWN, true)));

    // then
    assertThat(merged.number()).isEqualTo(100);
  }

  @Test
  void shouldTakeTheLineForDownWhereOnePartitionFoundTheSourceMute() {
    // given
    SourceImage heard = source(100, 70, LineState.LIVE, true);
    SourceImage mute = source(100, 70, LineState.LIVE, true, true);

    // then
    assertThat(MergedSource.of(List.of(heard, mute)).isLive()).isFalse();
    assertThat(MergedSource.of(List.of(heard, heard)).isLive()).isTrue();
  }

  private static SourceImage source(long number, long time, LineState state, boolean resends) {
    return source(number, time, state, resends, false);
  }

  private static SourceImage source(
      long number, long time, LineState state, boolean resends, boolean mute) {
    return new SourceImage(
        "feed",
        new byte[0],
        "kind",
        "",
        1,
        7,
        number,
        time,
        state,
        true,
        resends,
        10,
        SourceImage.NONE,
        SourceImage.NONE,
        mute);
  }
}

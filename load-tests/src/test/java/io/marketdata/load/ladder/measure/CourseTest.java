package io.marketdata.load.ladder.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CourseTest {

  private static final Offset<Double> EXACT = within(1e-9);
  private static final long MEGABYTE = 1_000_000;

  private final Course course = new Course();

  @Test
  void shouldCountFromTheLastLookBeforeAnythingMovedToTheFirstWithAll() {
    // given
    look(0, 7, 0, 900);
    look(5, 7, 0, 1_000);
    look(6, 8, 0, 1_600);
    look(7, 17, 0, 2_400);
    look(8, 17, 0, 9_999);

    // when
    Trial trial = trial(1_000_000);

    // then
    assertThat(trial.seconds()).isEqualTo(2, EXACT);
    assertThat(trial.rate()).isEqualTo(500_000, EXACT);
    Load load = trial.loads().getFirst();
    assertThat(load.cpuSeconds()).isEqualTo(1.4, EXACT);
    assertThat(load.share()).isEqualTo(0.7, EXACT);
    assertThat(load.cpuPerMillion()).isEqualTo(1.4, EXACT);
  }

  @Test
  void shouldTellTheRateOfTheSecondHalfOfTheMessages() {
    // given a slow begin
    look(0, 0, 0, 0);
    look(8, 50, 0, 0);
    look(10, 100, 0, 0);

    // when
    Trial trial = trial(1_000);

    // then
    assertThat(trial.rate()).isEqualTo(100, EXACT);
    assertThat(trial.warmRate()).isEqualTo(250, EXACT);
  }

  @Test
  void shouldEndWhenWhatGoesElsewhereHasArrivedTooButNotWaitForItsKeepAlive() {
    // given
    look(0, 0, 0, 0);
    look(1, 100, MEGABYTE, 0);
    look(2, 100, 3 * MEGABYTE, 0);
    look(3, 100, 4 * MEGABYTE, 0);
    look(4, 100, 4 * MEGABYTE + 200, 0);
    look(9, 100, 4 * MEGABYTE + 900, 0);

    // when
    Trial trial = trial(300);

    // then
    assertThat(trial.rate()).isEqualTo(100, EXACT);
    assertThat(course.secondsToArrival()).isEqualTo(1, EXACT);
  }

  @Test
  void shouldTellWhatOthersUsedOfTheMachine() {
    // given
    Course.Look first = new Course.Look(0, 0, 0, 10_000, uses(0));
    Course.Look last = new Course.Look(4_000_000_000L, 1, 0, 16_000, uses(4_000));
    course.add(first);
    course.add(last);

    // when
    Trial trial = trial(1);

    // then
    assertThat(trial.foreign()).isEqualTo(0.5, EXACT);
  }

  @Test
  void shouldRefuseARunInWhichNothingArrived() {
    // given
    look(0, 5, 0, 0);
    look(1, 5, 0, 0);

    // then
    assertThatIllegalStateException().isThrownBy(() -> trial(1));
  }

  private Trial trial(long messages) {
    Map<String, Integer> cores = new LinkedHashMap<>();
    cores.put("compute", 0);
    return course.trial("compute", messages, cores, null);
  }

  private void look(long second, long progress, long aside, long cpuMillis) {
    course.add(
        new Course.Look(second * 1_000_000_000L, progress, aside, cpuMillis, uses(cpuMillis)));
  }

  private static Map<String, ProcessUse> uses(long cpuMillis) {
    return Map.of("compute", new ProcessUse(cpuMillis, 1));
  }
}

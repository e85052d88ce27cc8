package io.marketdata.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartedTest {

  private final List<String> stopped = new ArrayList<>();
  private final Started started = new Started();

  @Test
  void shouldStopLastFirstAndOnce() {
    // given
    started.start("a", () -> () -> stopped.add("a"));
    started.start("b", () -> () -> stopped.add("b"));

    // when
    started.stop();
    started.stop();

    // then
    assertThat(stopped).containsExactly("b", "a");
    assertThat(started.isStopped()).isTrue();
  }

  @Test
  void shouldStopTheRestWhereOneFails() {
    // given
    started.start("a", () -> () -> stopped.add("a"));
    AutoCloseable failing =
        () -> {
          throw new IllegalStateException("stuck");
        };
    started.start("b", () -> failing);

    // when
    started.stop();

    // then
    assertThat(stopped).containsExactly("a");
  }

  @Test
  void shouldStartNothingMoreOnceStopped() {
    // given
    started.stop();

    // when
    assertThatThrownBy(() -> started.start("late", () -> () -> stopped.add("late")))

        // then
        .isInstanceOf(StoppedException.class);
    assertThat(stopped).isEmpty();
  }
}

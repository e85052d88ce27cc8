package io.marketdata.compute.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetCountsTest {

  private static final long NONE = -1;

  private final OffsetCounts counts = new OffsetCounts();

  @Test
  void shouldHoldNothingAtFirst() {
    // when
    long first = counts.first(NONE);
    // then
    assertThat(first).isEqualTo(NONE);
    assertThat(counts.held()).isZero();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void shouldKnowTheSmallestOfWhatIsHeld(long seed) {
    // given
    Random random = new Random(seed);
    List<Long> held = new ArrayList<>();
    long newest = 1_000_000;
    for (int step = 0; step < 20_000; step++) {
      // when: mostly newer offsets come, sometimes far older ones, and any of them goes
      if (held.isEmpty() || random.nextInt(20) < 10) {
        newest += random.nextInt(5);
        long offset = random.nextInt(200) == 0 ? newest - random.nextInt(50_000) : newest;
        held.add(offset);
        counts.add(offset);
      } else {
        long gone = held.remove(random.nextInt(held.size()));
        counts.remove(gone);
      }
      // then
      assertThat(counts.held()).isEqualTo(held.size());
      if (step % 50 == 0) {
        long smallest = held.isEmpty() ? NONE : Collections.min(held);
        assertThat(counts.first(NONE)).isEqualTo(smallest);
      }
    }
  }
}

package io.marketdata.ingest.feed.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.ingest.feed.line.TradeIds.Hole;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TradeIdsTest {

  private final TradeIds ids = new TradeIds(2);

  @Test
  void shouldTellAHoleWithTheTimesOnBothSidesOfIt() {
    // given
    ids.take(0, 100, 1000);
    ids.take(1, 7, 1500);

    // when
    ids.take(0, 104, 2000);

    // then
    assertThat(ids.poll()).isEqualTo(new Hole(0, 3, 1000, 2000));
    assertThat(ids.poll()).isNull();
  }

  @Test
  void shouldDropWhatIsRepeatedOrOlder() {
    // given
    ids.take(0, 100, 1000);
    ids.take(0, 101, 1001);

    // when
    boolean repeated = ids.take(0, 101, 1001);
    boolean older = ids.take(0, 99, 999);

    // then
    assertThat(repeated).isFalse();
    assertThat(older).isFalse();
    assertThat(ids.poll()).isNull();
  }

  @Test
  void shouldBeginAnewAfterAnOutage() {
    // given
    ids.take(0, 100, 1000);

    // when
    ids.forget();

    // then
    assertThat(ids.take(0, 500, 2000)).isTrue();
    assertThat(ids.poll()).isNull();
  }

  @Test
  void shouldNotTakeAgainWhatCameBeforeAnOutage() {
    // given
    ids.overlap(true);
    ids.take(0, 105, 1050);
    ids.forget();

    // when
    boolean slower = ids.take(0, 103, 1030);

    // then
    assertThat(slower).isFalse();
    assertThat(ids.take(0, 105, 1050)).isFalse();
    assertThat(ids.take(0, 106, 1060)).isTrue();
  }

  @Test
  void shouldTakeIdsThatBeginAgainBehindAnOutage() {
    // given
    ids.take(0, 1_000_000, 1000);
    ids.forget();

    // when
    boolean first = ids.take(0, 1, 2000);

    // then
    assertThat(first).isTrue();
    assertThat(ids.take(0, 2, 2001)).isTrue();
    assertThat(ids.poll()).isNull();
  }

  @Test
  void shouldTellWhatNeitherConnectionBroughtWhenTheOverlapIsOver() {
    // given
    ids.take(0, 100, 1000);
    ids.overlap(true);
    ids.take(0, 105, 1050);
    ids.take(0, 102, 1020);
    ids.take(0, 101, 1010);

    // when
    ids.overlap(false);

    // then
    assertThat(ids.poll()).isEqualTo(new Hole(0, 2, 1000, 1050));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void shouldTakeEveryTradeOnceFromTwoConnections(long seed) {
    // given
    SplittableRandom random = new SplittableRandom(seed);
    List<Long> taken = new ArrayList<>();
    long[] next = {1, 1};
    ids.overlap(true);

    // when
    while (next[0] <= 1000 || next[1] <= 1000) {
      int one = random.nextInt(2);
      boolean tooFar = next[one] > next[1 - one] + 60;
      if (next[one] <= 1000 && !tooFar && ids.take(0, next[one]++, 0)) {
        taken.add(next[one] - 1);
      }
    }
    ids.overlap(false);

    // then
    assertThat(taken)
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 1000).boxed().toList());
    assertThat(ids.poll()).as("seed %d", seed).isNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15})
  void shouldCountEveryTradeThatIsMissingInAnOverlap(long seed) {
    // given
    SplittableRandom random = new SplittableRandom(seed);
    ids.take(0, 0, 0);
    ids.overlap(true);
    long taken = 0;
    long id = 0;

    // when
    for (int i = 0; i < 500; i++) {
      id += 1 + random.nextInt(90);
      taken += ids.take(0, id, id) ? 1 : 0;
      long older = id - random.nextInt(90);
      taken += older > 0 && ids.take(0, older, older) ? 1 : 0;
    }
    ids.overlap(false);

    // then
    long missing = 0;
    for (Hole hole = ids.poll(); hole != null; hole = ids.poll()) {
      missing += hole.count();
    }
    assertThat(taken + missing).as("seed %d", seed).isEqualTo(id);
  }
}

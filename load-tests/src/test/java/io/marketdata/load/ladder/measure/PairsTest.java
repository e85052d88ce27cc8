package io.marketdata.load.ladder.measure;

import static io.marketdata.load.ladder.measure.Trials.trial;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PairsTest {

  private final List<String> order = new ArrayList<>();

  @Test
  void shouldRunBaselineAndSystemInTurn() throws Exception {
    // when
    Pairs.alternate(2, run(trial("bare", 100, 0.5)), run(trial("platform", 60, 0.5)));

    // then
    assertThat(order).containsExactly("bare", "platform", "bare", "platform");
  }

  @Test
  void shouldTakeTheMedianOfTheRatiosAndNotTheRatioOfTheMedians() throws Exception {
    // given a machine that slows down
    TrialRun bare = run(trial("bare", 100, 0.5), trial("bare", 50, 0.5), trial("bare", 10, 0.5));
    TrialRun platform =
        run(trial("platform", 60, 0.5), trial("platform", 25, 0.5), trial("platform", 7, 0.5));

    // when
    Pairs pairs = Pairs.alternate(3, bare, platform);

    // then
    assertThat(pairs.ratio(Trial::rate)).contains(new Spread(0.5, 0.6, 0.7));
  }

  @Test
  void shouldRepeatAVoidRunTwiceAtMost() throws Exception {
    // given
    TrialRun never = run(trial("bare", 100, 0.9));

    // when
    Trial trial = never.runUntilValid();

    // then
    assertThat(trial.isVoid()).isTrue();
    assertThat(order).hasSize(3);
  }

  @Test
  void shouldTakeTheFirstRepetitionThatCounts() throws Exception {
    // given
    TrialRun second = run(trial("bare", 100, 0.9), trial("bare", 90, 0.85), trial("bare", 80, 0));

    // when
    Trial trial = second.runUntilValid();

    // then
    assertThat(trial.rate()).isEqualTo(90);
    assertThat(order).hasSize(2);
  }

  @Test
  void shouldLeaveVoidPairsOutOfTheRatio() {
    // given
    Pairs pairs =
        new Pairs(
            List.of(
                new Pairs.Pair(trial("bare", 100, 0.5), trial("platform", 60, 0.5)),
                new Pairs.Pair(trial("bare", 100, 0.9), trial("platform", 10, 0.5)),
                new Pairs.Pair(trial("bare", 100, 0.5), trial("platform", 10, 0.9))));

    // when
    Spread ratio = pairs.ratio(Trial::rate).orElseThrow();

    // then
    assertThat(ratio).isEqualTo(new Spread(0.6, 0.6, 0.6));
  }

  @Test
  void shouldHaveNoRatioWhereEveryPairIsVoid() {
    // given
    Pairs pairs =
        new Pairs(List.of(new Pairs.Pair(trial("bare", 100, 0.9), trial("platform", 60, 0.5))));

    // then
    assertThat(pairs.ratio(Trial::rate)).isEmpty();
  }

  @Test
  void shouldNotBeVoidForABusySubjectOrWithoutAGenerator() {
    // given
    Trial made = trial("bare", 100, 0.99);
    Trial without = new Trial("compute", 1, 1, 1, 1, made.loads(), null, 0, Map.of());

    // then
    assertThat(trial("bare", 100, 0.5).isVoid()).isFalse();
    assertThat(without.isVoid()).isFalse();
  }

  /** Runs that give one trial after the other, the last one for ever. */
  private TrialRun run(Trial... trials) {
    Iterator<Trial> iterator = List.of(trials).iterator();
    Trial[] last = new Trial[1];
    return () -> {
      if (iterator.hasNext()) {
        last[0] = iterator.next();
      }
      order.add(last[0].subject());
      return last[0];
    };
  }
}

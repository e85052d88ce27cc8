package io.marketdata.compute.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkProgressTest {

  private static final long LAG = 1_000;

  private final MarkProgress progress = new MarkProgress(LAG);

  @Test
  void shouldCallNothingDurableThatIsYoungerThanTheLag() {
    // given
    progress.acknowledged(0, 10);
    progress.acknowledged(500, 20);
    // when
    progress.durableAt(1_499 - LAG);
    // then
    assertThat(progress.durable()).isEqualTo(10);
  }

  @Test
  void shouldTakeTheTimeThatItIsToldOnly() {
    // given
    progress.acknowledged(0, 10);
    // when
    progress.durableAt(999 - LAG);
    // then
    assertThat(progress.durable()).isEqualTo(MarkProgress.NONE);
  }

  @Test
  void shouldForgetWhatADisturbanceMayHaveTaken() {
    // given
    progress.acknowledged(0, 10);
    progress.durableAt(1_000 - LAG);
    progress.acknowledged(1_200, 20);
    // when
    progress.disturbed();
    progress.durableAt(5_000 - LAG);
    // then
    assertThat(progress.durable()).isEqualTo(10);
  }

  @Test
  void shouldTakeLowerOffsetsForNoProgress() {
    // given
    progress.acknowledged(0, 10);
    progress.acknowledged(100, 5);
    // when
    progress.durableAt(10_000 - LAG);
    // then
    assertThat(progress.durable()).isEqualTo(10);
  }

  @Test
  void shouldStayBoundedAndGoOnHoweverOftenItIsTold() {
    // given
    for (int i = 0; i < 10_000; i++) {
      progress.acknowledged(i, i + 1);
      progress.durableAt(i - LAG);
    }
    // when
    long durable = progress.durable();
    // then
    assertThat(durable).isBetween(9_000 - LAG / 16, 9_000L);
  }
}

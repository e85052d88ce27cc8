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
    progress.verified(1_499);
    // then
    assertThat(progress.durable()).isEqualTo(10);
  }

  @Test
  void shouldCountTheTimeToTheLastLookAtRedisOnly() {
    // given
    progress.acknowledged(0, 10);
    // when
    progress.verified(999);
    // then
    assertThat(progress.durable()).isEqualTo(MarkProgress.NONE);
  }

  @Test
  void shouldForgetWhatADisturbanceMayHaveTaken() {
    // given
    progress.acknowledged(0, 10);
    progress.verified(1_000);
    progress.acknowledged(1_200, 20);
    // when
    progress.disturbed();
    progress.verified(5_000);
    // then
    assertThat(progress.durable()).isEqualTo(10);
  }

  @Test
  void shouldTakeLowerOffsetsForNoProgress() {
    // given
    progress.acknowledged(0, 10);
    progress.acknowledged(100, 5);
    // when
    progress.verified(10_000);
    // then
    assertThat(progress.durable()).isEqualTo(10);
  }

  @Test
  void shouldStayBoundedAndGoOnHoweverOftenItIsTold() {
    // given
    for (int i = 0; i < 10_000; i++) {
      progress.acknowledged(i, i + 1);
      progress.verified(i);
    }
    // when
    long durable = progress.durable();
    // then
    assertThat(durable).isBetween(9_000 - LAG / 16, 9_000L);
  }
}

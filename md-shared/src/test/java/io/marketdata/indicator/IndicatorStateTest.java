package io.marketdata.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class IndicatorStateTest {
  private final BarValues bar = new BarValues();

  @Property(tries = 300)
  void shouldGoOnFromASavedStateBitForBit(
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 80) int before,
      @ForAll @IntRange(min = 1, max = 40) int after,
      @ForAll Convention convention) {
    // given
    IndicatorBank whole = bank(convention);
    IndicatorBank restored = bank(convention);
    Random random = new Random(seed);
    feed(random, before, whole);
    UnsafeBuffer state = new UnsafeBuffer(new byte[3 + whole.stateLength()]);

    // when
    whole.save(state, 3);
    restored.load(state, 3);

    // then
    for (int i = 0; i < after; i++) {
      feed(random, 1, whole, restored);
      assertThat(read(restored)).containsExactly(read(whole));
    }
  }

  @Property(tries = 300)
  void shouldPreviewWhatAClosedBarWouldGive(
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 80) int before,
      @ForAll Convention convention) {
    // given
    IndicatorBank bank = bank(convention);
    feed(new Random(seed), before, bank);
    double[] had = read(bank);
    double[] preview = new double[bank.outputs().size()];

    // when
    long mask = bank.preview(bar.setClose(101.25), preview);

    // then
    assertThat(read(bank)).containsExactly(had);
    bank.add(bar);
    assertThat(read(bank)).usingComparatorWithPrecision(1e-9).containsExactly(preview);
    assertThat(mask).isEqualTo(bank.read(new double[preview.length]));
  }

  @Test
  void shouldHaveNoValueBeforeItIsWarm() {
    // given
    Indicator macd = IndicatorName.parse("macd_3_5_4").create(Convention.WESTERN);
    int[] masks = new int[9];

    // when
    for (int i = 0; i < masks.length; i++) {
      macd.add(bar.setClose(i));
      masks[i] = macd.read(new double[3], 0);
    }

    // then
    assertThat(masks).containsExactly(0, 0, 0, 0, 1, 1, 1, 7, 7);
    assertThat(IndicatorName.parse("macd_3_5_4").warmUp()).isEqualTo(8);
  }

  @Test
  void shouldRefuseBytesThatAreNoState() {
    // given
    IndicatorBank bank = bank(Convention.CN);
    UnsafeBuffer ones = new UnsafeBuffer(new byte[bank.stateLength()]);
    ones.setMemory(0, ones.capacity(), (byte) -1);

    // when
    assertThatThrownBy(() -> bank.load(ones, 0))
        // then
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> bank.load(ones, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static IndicatorBank bank(Convention convention) {
    return new IndicatorBank(convention == Convention.CN ? IndicatorSet.CN : IndicatorSet.WESTERN);
  }

  private void feed(Random random, int bars, IndicatorBank... banks) {
    for (int i = 0; i < bars; i++) {
      bar.setClose((9_000 + random.nextInt(2_000)) / 100.0);
      for (IndicatorBank bank : banks) {
        bank.add(bar);
      }
    }
  }

  private static double[] read(IndicatorBank bank) {
    double[] values = new double[bank.outputs().size()];
    bank.read(values);
    return values;
  }
}

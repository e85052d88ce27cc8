package io.marketdata.load.ladder.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void shouldTakeTheMiddleOfAnOddNumberWhateverTheOrder() {
    // when
    Spread spread = Spread.of(List.of(9.0, 1.0, 4.0));

    // then
    assertThat(spread).isEqualTo(new Spread(1, 4, 9));
  }

  @Test
  void shouldTakeTheMeanOfTheTwoInTheMiddleOfAnEvenNumber() {
    // when
    Spread spread = Spread.of(List.of(1.0, 2.0, 4.0, 100.0));

    // then
    assertThat(spread.median()).isEqualTo(3);
  }

  @Test
  void shouldTellNoiseAsAShareOfTheMedian() {
    // when
    Spread spread = Spread.of(List.of(90.0, 100.0, 120.0));

    // then
    assertThat(spread.noise()).isEqualTo(0.3);
  }

  @Test
  void shouldRefuseNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(List.of()));
  }
}

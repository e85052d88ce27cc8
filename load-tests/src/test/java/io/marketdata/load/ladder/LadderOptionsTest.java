package io.marketdata.load.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LadderOptionsTest {

  private static final List<String> KNOWN = List.of("00-raw", "02-compute");

  @Test
  void shouldRunEverythingWithFivePairsUnlessToldOtherwise() {
    // when
    LadderOptions options = parse();

    // then
    assertThat(options.scenarios()).isEmpty();
    assertThat(options.pairs()).isEqualTo(5);
    assertThat(options.partitions()).isEqualTo(12);
  }

  @Test
  void shouldRunThreePairsInTheShortForm() {
    assertThat(parse("all", "--quick").pairs()).isEqualTo(3);
  }

  @Test
  void shouldTakeScenariosOnceAndNumbers() {
    // when
    LadderOptions options =
        parse("02-compute", "02-compute", "--symbols=6500", "--pairs=1", "--seed=7");

    // then
    assertThat(options.scenarios()).containsExactly("02-compute");
    assertThat(options.symbols()).isEqualTo(6_500);
    assertThat(options.pairs()).isEqualTo(1);
    assertThat(options.seed()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"01-nothing", "--fast", "--pairs=0", "--symbols=many", "--quick=1"})
  void shouldSayWhatItDoesNotKnow(String argument) {
    assertThatExceptionOfType(LadderOptions.BadOptionException.class)
        .isThrownBy(() -> parse(argument))
        .withMessageContaining(argument);
  }

  private static LadderOptions parse(String... args) {
    return LadderOptions.parse(KNOWN, Path.of("target"), args);
  }
}

package io.marketdata.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunOptionsTest {

  @Test
  void shouldHaveDefaults() {
    // when
    RunOptions options = RunOptions.parse();

    // then
    assertThat(options)
        .isEqualTo(
            new RunOptions(
                List.of("replay", "simulated"),
                List.of(),
                "always",
                BigDecimal.ONE,
                Map.of(),
                new PlatformPorts(8_080, 19_092, 16_379),
                Path.of("data"),
                false,
                false));
  }

  @Test
  void shouldTakeEveryOption() {
    // when
    RunOptions options =
        RunOptions.parse(
            "--feeds=simulated,file:/srv/a b.csv.gz",
            "--instruments=own.csv",
            "--market=FX",
            "--price=bid",
            "--symbols=600519.sh, USDJPY",
            "--sessions=real",
            "--speed=2.5",
            "--port=9000",
            "--kafka-port=9100",
            "--redis-port=9200",
            "--data=/srv/x=y",
            "--clean",
            "--drain");

    // then
    assertThat(options)
        .isEqualTo(
            new RunOptions(
                List.of("simulated", "file:/srv/a b.csv.gz"),
                List.of("600519.sh", "USDJPY"),
                "real",
                new BigDecimal("2.5"),
                Map.of("instruments", "own.csv", "market", "FX", "price", "bid"),
                new PlatformPorts(9_000, 9_100, 9_200),
                Path.of("/srv/x=y"),
                true,
                true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --sped=1            | unknown option --sped=1
          speed=1             | unknown option speed=1
          --                  | unknown option --
          --speed             | --speed needs a value
          --speed=            | --speed needs a value
          --speed=fast        | --speed is not a number
          --speed=0           | --speed is 0.1 to 1000
          --speed=1001        | --speed is 0.1 to 1000
          --speed=1e3         | --speed is not a number
          --feeds=bitmex      | no 'bitmex'
          --feeds=file:       | no 'file:'
          --price=best        | --price: no 'best', there are last, bid, ask, mid
          --feeds=replay,,    | empty name
          --feeds=replay,replay | twice
          --sessions=night    | no 'night'
          --symbols=a b       | not a symbol
          --port=0            | --port is 1 to 65535
          --port=99999        | --port is 1 to 65535
          --port=65534        | above 65535
          --port=19090        | port 19092 is asked for by both
          --clean=yes         | --clean takes no value
          """)
  void shouldNameWhatIsWrong(String argument, String said) {
    // when
    assertThatThrownBy(() -> RunOptions.parse(argument))

        // then
        .isInstanceOf(BadOptionException.class)
        .hasMessageContaining(said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--clean", "--port=9000"})
  void shouldTakeAnOptionOnce(String argument) {
    // when
    assertThatThrownBy(() -> RunOptions.parse(argument, argument))

        // then
        .isInstanceOf(BadOptionException.class)
        .hasMessageContaining("given twice");
  }
}

package io.marketdata.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.gateway.protocol.RequestException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolListTest {

  @Test
  void shouldReadTwoThousandSymbols() {
    // given
    List<String> symbols = IntStream.range(0, 2_000).mapToObj(i -> "S" + i).toList();
    String text = symbols.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));

    // when
    List<String> read = SymbolList.of(text);

    // then
    assertThat(read).isEqualTo(symbols);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[\"A\"", "[\"A\",]", "[\"A\"\"B\"]", "[\"\"]", "[A]", "[\"A\"]x"})
  void shouldRefuseWhatIsNoList(String text) {
    // when, then
    assertThatThrownBy(() -> SymbolList.of(text)).isInstanceOf(RequestException.class);
  }
}

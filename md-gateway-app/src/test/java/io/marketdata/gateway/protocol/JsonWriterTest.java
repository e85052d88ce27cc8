package io.marketdata.gateway.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class JsonWriterTest {

  /** An event stream ends a message by line ends, so none may come from a text. */
  @ParameterizedTest
  @ValueSource(strings = {"a\nb\rc", "\r\n\r\n", "茅台\n\u0000\u001f\"\\", "\u2028\u0085"})
  void shouldWriteAnyTextOnOneLine(String text) {
    // when
    byte[] written = new JsonWriter().text(text).toBytes();

    // then
    assertThat(written).doesNotContain('\n').doesNotContain('\r');
    assertThat(new JsonMapper().readValue(written, String.class)).isEqualTo(text);
    assertThat(new String(written, StandardCharsets.UTF_8)).startsWith("\"").endsWith("\"");
  }
}

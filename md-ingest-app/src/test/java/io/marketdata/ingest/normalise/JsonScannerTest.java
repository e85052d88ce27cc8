package io.marketdata.ingest.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScannerTest {

  private final JsonScanner scanner = new JsonScanner();

  @Test
  void shouldWalkAnObjectAndSkipWhatNobodyAsksFor() {
    // given
    wrap(
        """
        { "x" : {"a":[1,{"b":"}"},[]],"c":{}} , "y":[["\\"",null],true] , "n":-12, "d":"0.1200","t":"ab","z":-1.5e7 }
        """);
    StringBuilder found = new StringBuilder();

    // when
    scanner.beginObject();
    while (scanner.nextKey()) {
      switch (key()) {
        case "n" -> found.append(scanner.integer());
        case "d" -> found.append(' ').append(scanner.decimal()).append(scanner.decimals());
        case "t" -> {
          scanner.text();
          found.append(' ').append(key());
        }
        default -> scanner.skip();
      }
    }

    // then
    assertThat(scanner.complete()).isTrue();
    assertThat(found).hasToString("-12 122 ab");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "}",
        "[]",
        "{]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1",
        "{\"a\":1,}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":tru}",
        "{\"a\":nul",
        "{\"a\":\"x}",
        "{\"a\":\"x\\\"}",
        "{\"a\":[1,]}",
        "{\"a\":[1}",
        "{\"a\":{]}",
        "{,}",
        "{\"a\":1}}",
        "{\"a\":1}x",
        "{\"a\":@}",
        "{a:1}",
        "{\"a\":[1 2]}"
      })
  void shouldFailOnWhatIsNoObject(String text) {
    // given
    wrap(text);

    // when
    scanner.beginObject();
    while (scanner.nextKey()) {
      scanner.skip();
    }

    // then
    assertThat(scanner.complete()).isFalse();
  }

  @Test
  void shouldFailOnWhatIsNestedTooDeep() {
    // given
    wrap("{\"a\":" + "[".repeat(65) + "]".repeat(65) + "}");

    // when
    scanner.beginObject();
    scanner.nextKey();
    scanner.skip();

    // then
    assertThat(scanner.failed()).isTrue();
  }

  @Test
  void shouldSkipWhatIsNestedAsDeepAsAllowed() {
    // given
    wrap("{\"a\":" + "[{\"b\":".repeat(32) + "1" + "}]".repeat(32) + ",\"c\":2}");

    // when
    scanner.beginObject();
    scanner.nextKey();
    scanner.skip();

    // then
    assertThat(scanner.nextKey()).isTrue();
    assertThat(key()).isEqualTo("c");
    assertThat(scanner.integer()).isEqualTo(2);
  }

  private void wrap(String text) {
    byte[] bytes = ("##" + text + "##").getBytes(StandardCharsets.UTF_8);
    scanner.wrap(bytes, 2, bytes.length - 4);
    this.bytes = bytes;
  }

  private String key() {
    return new String(bytes, scanner.offset(), scanner.length(), StandardCharsets.UTF_8);
  }

  private byte[] bytes = new byte[0];
}

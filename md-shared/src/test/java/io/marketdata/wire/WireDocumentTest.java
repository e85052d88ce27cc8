package io.marketdata.wire;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Keeps {@code docs/wire/messages.md} equal to the schema. After a change of the schema the test is
 * run once with {@code -Dwire.docs.write=true}.
 */
class WireDocumentTest {

  private static final Path PAGE = Path.of("../docs/wire/messages.md");

  @Test
  void shouldDocumentEveryFieldOfTheSchema() throws IOException {
    // given
    String written;
    try (InputStream schema =
        requireNonNull(FrameReader.class.getResourceAsStream("market-data.xml"))) {
      written = new WireDocument(schema).text();
    }

    // when
    if (Boolean.getBoolean("wire.docs.write")) {
      Files.writeString(PAGE, written);
    }

    // then
    assertThat(Files.readString(PAGE)).isEqualTo(written);
  }
}

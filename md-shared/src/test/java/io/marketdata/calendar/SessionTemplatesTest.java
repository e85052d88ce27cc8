package io.marketdata.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.wire.sbe.SessionTemplateDecoder;
import io.marketdata.wire.sbe.SessionTemplateEncoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTemplatesTest {
  private static final String HEAD = "template | x | UTC | Mon-Fri | calendar | 1s | 0s | a source";

  @Test
  void shouldBringTheTemplatesOfThePlatform() {
    // when
    SessionTemplates templates = SessionTemplates.builtIn();

    // then
    assertThat(templates.all())
        .extracting(SessionTemplate::id)
        .containsExactly("always", "crypto", "cn-a", "hk", "us", "fx", "cn-futures");
    assertThat(templates.find("none")).isNull();
    assertThatThrownBy(() -> templates.get("none")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldCarryTemplatesOverTheWire() {
    for (SessionTemplate template : SessionTemplates.builtIn().all()) {
      // given
      UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
      SessionTemplateEncoder encoder = new SessionTemplateEncoder().wrap(buffer, 0);
      SessionTemplateDecoder decoder = new SessionTemplateDecoder();

      // when
      template.encode(3, encoder);

      // then
      int version = SessionTemplateDecoder.SCHEMA_VERSION;
      decoder.wrap(buffer, 0, SessionTemplateDecoder.BLOCK_LENGTH, version);
      assertThat(decoder.version()).isEqualTo(3);
      assertThat(SessionTemplate.decode(decoder)).isEqualTo(template);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "section | y | 09:00 | 10:00 | CONTINUOUS | s; f:3: section of an unknown template: y",
        "section | x | 9:00 | 10:00 | CONTINUOUS | s; f:3: not a time: 9:00",
        "section | x | 09:00 | 24:01 | CONTINUOUS | s; f:3: not a time: 24:01",
        "section | x | 10:00 | 09:00 | CONTINUOUS | s; f:3: not a section of a day: 600..540",
        "section | x | 09:00 | 10:00 | OPEN | s; f:3: not a phase: OPEN",
        "section | x | 09:00 | 10:00 | CONTINUOUS |; f:3: no source",
        "section | x | 09:00 | 10:00; f:3: 4 columns, expected 6",
        "holiday | x; f:3: not a row: holiday",
        "template | x | UTC | Mon | calendar | 1s | 0s | s; f:3: template is given twice: x",
        "template | y | Nowhere/X | Mon | calendar | 1s | 0s | s; f:3: not a time zone: Nowhere/X",
        "template | y | UTC | Mo | calendar | 1s | 0s | s; f:3: not a weekday: Mo",
        "template | y | UTC | Mon | trading | 1h | 0s | s; f:3: not a duration: 1h",
        "template | y | UTC | Mon | never | 1s | 0s | s; f:3: not 'calendar' or 'trading': never",
        "template | y | UTC | Mon | trading | 1s | 0s | s; f:3: no trading section"
      })
  void shouldNameTheLineOfABadRow(String row, String message) {
    // given
    String text = HEAD + "\nsection | x | 11:00 | 12:00 | CONTINUOUS | s\n" + row + "\n# the end\n";

    // when
    assertThatThrownBy(() -> SessionTemplates.parse("f", text))
        // then
        .isInstanceOf(InvalidSessionException.class)
        .hasMessage(message);
  }

  @Test
  void shouldRefuseTradingSectionsThatOverlap() {
    // given
    String text =
        HEAD
            + "\nsection | x | 09:00 | 10:00 | CONTINUOUS | s"
            + "\nsection | x | 09:30 | 11:00 | CONTINUOUS | s";

    // when
    assertThatThrownBy(() -> SessionTemplates.parse("f", text))
        // then
        .hasMessage("f:1: trading sections overlap or are not in order");
  }
}

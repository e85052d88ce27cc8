package io.marketdata.load.ladder.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorLineTest {

  private static final byte[] BINARY = {0, 1, (byte) 0xff, '"', '\\', '\n', '\r', '\t', 7, '\b'};

  @Test
  void shouldGiveBackBinaryWordsAsTheyWereSent() {
    // given
    byte[] line =
        line(
            "1700000000.123456 [0 127.0.0.1:5000] \"EVALSHA\" \"\" "
                + "\"\\x00\\x01\\xff\\\"\\\\\\n\\r\\t\\a\\b\"");

    // when
    List<byte[]> words = MonitorLine.words(line);

    // then
    assertThat(words).containsExactly(line("EVALSHA"), new byte[0], BINARY);
  }

  @Test
  void shouldTellAScriptsOwnCommands() {
    assertThat(MonitorLine.isOfClient(line("1.2 [0 lua] \"HSET\" \"a\""))).isFalse();
    assertThat(MonitorLine.isOfClient(line("1.2 [0 127.0.0.1:1] \"HSET\" \"a\""))).isTrue();
    assertThat(MonitorLine.isOfClient(line("+OK"))).isFalse();
  }

  @Test
  void shouldKeepCallsInAFile(@TempDir Path folder) throws Exception {
    // given
    Path file = folder.resolve("calls");
    List<byte[]> first = List.of(line("EVAL"), BINARY);
    List<byte[]> second = List.of(line("EVALSHA"), new byte[0], line("1"));

    // when
    try (RecordedCalls.Writer writer = new RecordedCalls.Writer(file)) {
      writer.write(first);
      writer.write(second);
    }

    // then
    List<List<byte[]>> read = RecordedCalls.read(file);
    assertThat(read).hasSize(2);
    assertThat(read.get(0)).containsExactlyElementsOf(first);
    assertThat(read.get(1)).containsExactlyElementsOf(second);
  }

  private static byte[] line(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}

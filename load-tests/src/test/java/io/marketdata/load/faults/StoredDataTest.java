package io.marketdata.load.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredDataTest {

  @TempDir Path temp;

  @Test
  void shouldDeleteTheStoresAndKeepWhatWasPrintedAndRecorded() throws Exception {
    // given
    Files.createDirectories(temp.resolve("kafka/log/md.ticks.1-0"));
    Files.writeString(temp.resolve("kafka/log/md.ticks.1-0/0.log"), "ticks");
    Files.createDirectories(temp.resolve("redis-0/appendonlydir"));
    Files.writeString(temp.resolve("redis-0.log"), "ready");
    Files.writeString(temp.resolve("client-0.txt"), "record");

    // when
    StoredData.delete(temp);

    // then
    try (var left = Files.list(temp)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("redis-0.log", "client-0.txt");
    }
  }
}

package io.marketdata.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketdata.standalone.data.DataFolder;
import io.marketdata.standalone.data.EmbeddedStartException;
import io.marketdata.standalone.data.FreePort;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {

  @TempDir Path temp;

  @Test
  void shouldKeepTheLogOverAStopAndANewPort() throws Exception {
    // given
    try (EmbeddedKafka kafka = EmbeddedKafka.start(settings())) {
      TestLog log = new TestLog(kafka);
      log.create();
      log.append(0, 20);
      assertThatThrownBy(() -> EmbeddedKafka.start(settings()))
          .isInstanceOf(EmbeddedStartException.class)
          .hasMessageContaining("is in use by process");
    }

    // when
    try (EmbeddedKafka kafka = EmbeddedKafka.start(settings())) {

      // then
      assertThat(new TestLog(kafka).read(20))
          .containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
    }
  }

  @Test
  void shouldRefuseAPortInUse() throws IOException {
    // given
    try (ServerSocket taken = FreePort.occupied()) {
      int port = taken.getLocalPort();
      int free = FreePort.next();

      // when, then
      assertThatThrownBy(() -> EmbeddedKafka.start(new EmbeddedKafkaSettings(temp, port, free)))
          .isInstanceOf(EmbeddedStartException.class)
          .hasMessage("port %d of the embedded Kafka is in use by another process", port);
      assertThatThrownBy(() -> EmbeddedKafka.start(new EmbeddedKafkaSettings(temp, free, port)))
          .isInstanceOf(EmbeddedStartException.class)
          .hasMessage(
              "controller port %d of the embedded Kafka is in use by another process", port);
    }
  }

  @Test
  void shouldRefuseAFolderThatIsNotKafkas() throws IOException {
    // given
    Files.writeString(temp.resolve("thesis.txt"), "years of work");

    // when, then
    assertThatThrownBy(() -> EmbeddedKafka.start(settings()))
        .isInstanceOf(EmbeddedStartException.class)
        .hasMessageContaining("is not empty and has no .md-data marker of kafka");
  }

  @Test
  void shouldRefuseBrokenMetaProperties() throws IOException {
    // given
    DataFolder.open(temp, EmbeddedKafka.SERVICE).close();
    Path log = Files.createDirectory(temp.resolve("log"));
    Path meta = log.resolve("meta.properties");

    // when, then
    assertThatThrownBy(() -> EmbeddedKafka.start(settings()))
        .isInstanceOf(EmbeddedStartException.class)
        .hasMessage("%s is missing: restore it, or wipe the embedded Kafka's data", meta);
    Files.writeString(meta, "version=1\nnode.id=7\ncluster.id=x\n");
    assertThatThrownBy(() -> EmbeddedKafka.start(settings()))
        .hasMessageContaining("has node.id=7 in place of 1");
    Files.writeString(meta, "version=1\nnode.id=1\ncluster.id=x\n");
    assertThatThrownBy(() -> EmbeddedKafka.start(settings()))
        .hasMessageContaining("has no directory.id");
  }

  @Test
  void shouldFormatAgainWhereAFirstStartWasKilled() throws IOException {
    // given
    try (DataFolder folder = DataFolder.open(temp, EmbeddedKafka.SERVICE)) {
      Files.createDirectory(temp.resolve("log.new"));
      Files.writeString(temp.resolve("log.new/bootstrap.checkpoint"), "half");

      // when
      Path log = BrokerStorage.prepare(folder);

      // then
      assertThat(log.resolve("meta.properties")).isRegularFile();
      assertThat(temp.resolve("log.new")).doesNotExist();
    }
  }

  private EmbeddedKafkaSettings settings() {
    return new EmbeddedKafkaSettings(temp, FreePort.next(), FreePort.next());
  }
}

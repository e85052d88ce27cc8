package io.marketdata.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.standalone.data.FreePort;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot start says so in one line, and starts nothing. */
class PlatformRefusalIT {

  @TempDir Path temp;

  @Test
  void shouldNameAPortThatIsInUse() throws Exception {
    // given
    PlatformPorts ports = PlatformProcess.freePorts();
    try (ServerSocket _ = FreePort.occupied(ports.computeActuator())) {
      // when
      PlatformProcess platform = PlatformProcess.start(temp.resolve("data"), ports);

      // then
      assertThat(platform.awaitExit(20)).isEqualTo(1);
      assertThat(platform.output().lines())
          .singleElement()
          .asString()
          .contains(Integer.toString(ports.computeActuator()), "compute", "in use");
    }
  }

  @Test
  void shouldNameWhoHoldsTheStoresPort() throws Exception {
    // given
    try (ServerSocket stranger = FreePort.occupied()) {
      PlatformPorts free = PlatformProcess.freePorts();
      PlatformPorts ports = new PlatformPorts(free.http(), free.kafka(), stranger.getLocalPort());

      // when
      PlatformProcess platform = PlatformProcess.start(temp.resolve("data"), ports);

      // then
      assertThat(platform.awaitExit(30)).isEqualTo(1);
      assertThat(platform.output().lines())
          .singleElement()
          .asString()
          .contains(Integer.toString(ports.redis()), "Redis", "in use");
    }
  }

  @Test
  void shouldRefuseAFolderThatIsNotOurs() throws Exception {
    // given
    Path data = Files.createDirectory(temp.resolve("data"));
    Files.writeString(data.resolve("thesis.txt"), "x");

    // when
    PlatformProcess platform = PlatformProcess.start(data, PlatformProcess.freePorts(), "--clean");

    // then
    assertThat(platform.awaitExit(20)).isEqualTo(1);
    assertThat(platform.output().lines()).singleElement().asString().contains(data.toString());
    assertThat(data.resolve("thesis.txt")).hasContent("x");
  }

  @Test
  void shouldRefuseABrokenFolder() throws Exception {
    // given
    Path data = Files.writeString(temp.resolve("data"), "a file");

    // when
    PlatformProcess platform = PlatformProcess.start(data, PlatformProcess.freePorts());

    // then
    assertThat(platform.awaitExit(20)).isEqualTo(1);
    assertThat(platform.output().lines()).singleElement().asString().contains(data.toString());
  }

  @Test
  void shouldNameAnOptionThatThereIsNot() throws Exception {
    // when
    PlatformProcess platform =
        PlatformProcess.start(temp.resolve("output"), List.of("--symbol=600519.sh"));

    // then
    assertThat(platform.awaitExit(20)).isEqualTo(2);
    assertThat(platform.output().lines()).singleElement().asString().contains("--symbol=600519.sh");
  }
}

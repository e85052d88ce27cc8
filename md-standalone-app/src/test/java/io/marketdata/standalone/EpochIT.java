package io.marketdata.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.compute.epoch.command.EpochCommand;
import io.marketdata.standalone.MarketClient.Stream;
import io.marketdata.standalone.store.EmbeddedRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole platform across a change of the number of partitions, as a user sees it. */
@Timeout(400)
class EpochIT {

  /** A counter that is begun anew grows by the microseconds that have gone by. */
  private static final long FEWER_THAN_A_NEW_COUNTER = 500_000;

  private static final String TRADES = "/ws/600519.sh@trade";
  private static final String BARS = "/api/v3/klines?symbol=600519.SH&interval=1m&limit=100&ext=1";

  @TempDir static Path temp;

  @AfterAll
  static void end() throws Exception {
    EmbeddedRedis.wipe(temp.toRealPath().resolve("data/redis"));
  }

  @Test
  void shouldStopInOneLineAndGoOnWithAllDataWhereItIsStartedAgain() throws Exception {
    // given
    PlatformPorts ports = PlatformProcess.freePorts();
    Path data = temp.resolve("data");
    PlatformProcess platform = PlatformProcess.start(data, ports, "--speed=20").awaitReady();
    JsonNode before;
    JsonNode closed;
    try (MarketClient client = new MarketClient(ports);
        Stream stream = client.open(TRADES)) {
      before = stream.await("trade", _ -> true);
      closed = client.get(BARS);
    }

    // when
    Change change = repartition(ports);
    int code = platform.awaitExit(60);
    PlatformProcess again = PlatformProcess.start(data, ports, "--speed=20").awaitReady();

    // then
    assertThat(change.code()).as(change.output()).isZero();
    assertThat(change.output()).contains("epoch 2 is in force", "5 partitions");
    assertThat(code).as(platform.output()).isEqualTo(3);
    assertThat(platform.output()).contains("epoch 2 is in force: the platform stops");
    try (MarketClient client = new MarketClient(ports);
        Stream stream = client.open(TRADES)) {
      JsonNode trade = stream.await("trade", _ -> true);
      long grown = trade.path("seq").asLong() - before.path("seq").asLong();
      assertThat(grown).isPositive().isLessThan(FEWER_THAN_A_NEW_COUNTER);
      for (JsonNode bar : closed) {
        if (bar.get(12).asString("").equals("closed")) {
          assertThat(client.get(BARS + "&startTime=" + bar.get(0).asLong()).get(0)).isEqualTo(bar);
        }
      }
    } finally {
      again.kill();
    }
  }

  private record Change(int code, String output) {}

  private static Change repartition(PlatformPorts ports) throws IOException, InterruptedException {
    Path output = temp.resolve("repartition");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            EpochCommand.class.getName(),
            "repartition",
            "--partitions=5",
            "--one-node",
            "--kafka=127.0.0.1:" + ports.kafka(),
            "--redis=redis://127.0.0.1:" + ports.redis());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(150, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still runs; it said: " + Files.readString(output));
    }
    return new Change(process.exitValue(), Files.readString(output));
  }
}

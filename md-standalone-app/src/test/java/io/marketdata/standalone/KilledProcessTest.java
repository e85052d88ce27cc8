package io.marketdata.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketdata.standalone.broker.EmbeddedKafka;
import io.marketdata.standalone.broker.TestLog;
import io.marketdata.standalone.data.FreePort;
import io.marketdata.standalone.store.EmbeddedRedis;
import io.marketdata.standalone.store.TestStore;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {

  @TempDir Path temp;

  private final int redisPort = FreePort.next();
  private final int port = FreePort.next();
  private final int controllerPort = FreePort.next();

  @Test
  void shouldKeepWhatWasAcknowledgedAndTakeOverTheLeftOverStore() throws Exception {
    // given
    Path folder = temp.toRealPath();
    int acknowledged = writeAndKill(folder);

    // when
    try (EmbeddedRedis redis = EmbeddedRedis.start(KilledProcess.redis(folder, redisPort));
        EmbeddedKafka kafka =
            EmbeddedKafka.start(KilledProcess.kafka(folder, port, controllerPort))) {
      List<Integer> numbers = new TestLog(kafka).read(acknowledged);

      // then
      assertThat(redis.isLeftOver()).isTrue();
      assertThat(TestStore.call(redis, "GET", "k")).containsExactly("v");
      assertThat(numbers)
          .hasSizeGreaterThanOrEqualTo(acknowledged)
          .containsExactlyElementsOf(IntStream.range(0, numbers.size()).boxed().toList());
    }
    EmbeddedRedis.wipe(folder.resolve("redis"));
    assertThat(folder.resolve("redis")).doesNotExist();
  }

  private int writeAndKill(Path folder) throws IOException, InterruptedException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Path log = folder.resolve("child.log");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                KilledProcess.class.getName(),
                folder.toString(),
                Integer.toString(redisPort),
                Integer.toString(port),
                Integer.toString(controllerPort))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(log.toFile()))
            .start();
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(50))
          .failFast("the child ended", () -> !child.isAlive())
          .until(() -> acknowledged(folder) >= 5 * KilledProcess.BATCH);
    } finally {
      child.destroyForcibly();
    }
    assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return acknowledged(folder);
  }

  private static int acknowledged(Path folder) throws IOException {
    Path file = folder.resolve("acknowledged");
    return Files.exists(file) ? Integer.parseInt(Files.readString(file)) : 0;
  }
}

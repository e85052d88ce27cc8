package io.marketdata.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketdata.standalone.store.EmbeddedRedis;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Ticks of a file on their whole way to the bars that REST answers. */
class TickFileIT {

  private static final long NOON = 1_676_894_400_000L;

  @TempDir Path temp;

  @Test
  void shouldAnswerWithTheBarsOfAFile() throws Exception {
    // given
    Path ticks = temp.resolve("own ticks.csv");
    Files.write(
        ticks,
        List.of(
            "ts,symbol,price,size,side",
            "2023-02-20T12:00:00.084Z,demo/usdt,1.50,2,buy",
            "1676894430000,DEMOUSDT,1.75,1,sell",
            "1676894431000,DEMOUSDT,1e30,1,sell",
            "1676894459.999,DEMOUSDT,1.25,0.5,buy",
            "1676894460000,DEMOUSDT,1.30,4,buy",
            "1676894520000,DEMOUSDT,1.40,1,buy"));
    PlatformPorts ports = PlatformProcess.freePorts();

    // when
    PlatformProcess platform =
        PlatformProcess.start(
                temp.resolve("data"), ports, "--feeds=file:" + ticks, "--market=CRYPTO")
            .awaitReady();

    // then
    MarketClient client = new MarketClient(ports);
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(500))
          .ignoreExceptions()
          .untilAsserted(() ->
              assertThat(bars(client))
                  .containsExactly(
                      NOON + " 1.50 1.75 1.25 1.25 3.5",
                      (NOON + 60_000) + " 1.30 1.30 1.30 1.30 4.0",
                      (NOON + 120_000) + " 1.40 1.40 1.40 1.40 1.0"));
      assertThat(platform.output()).contains("own ticks.csv:4 price is a placeholder");
    } finally {
      client.close();
      platform.kill();
      EmbeddedRedis.wipe(temp.toRealPath().resolve("data/redis"));
    }
  }

  private static List<String> bars(MarketClient client) throws Exception {
    JsonNode bars =
        client.get(
            "/api/v3/klines?symbol=DEMOUSDT&interval=1m&startTime=%d&endTime=%d"
                .formatted(NOON, NOON + 600_000));
    return bars.valueStream().map(TickFileIT::text).toList();
  }

  private static String text(JsonNode bar) {
    return String.join(
        " ", IntStream.rangeClosed(0, 5).mapToObj(i -> bar.get(i).asString()).toList());
  }
}

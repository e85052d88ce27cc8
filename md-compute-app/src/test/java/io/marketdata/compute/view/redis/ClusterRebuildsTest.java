package io.marketdata.compute.view.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketdata.compute.view.RebuildRequest;
import io.marketdata.compute.view.Rebuilds;
import io.marketdata.testkit.view.ClusterRedis;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

@EnabledIfSystemProperty(
    named = "faults.long",
    matches = "true",
    disabledReason = "takes a minute, runs by -Pfaults")
class ClusterRebuildsTest {

  private static final int SYMBOLS = 40;

  @TempDir private Path folder;

  @Test
  void shouldCleanWhatLiesOnAnyMaster() {
    try (ClusterRedis redis = ClusterRedis.start(folder);
        RedisFixture fixture = new RedisFixture(redis.uri(), false)) {
      // given
      fixture.command(c -> {
        for (int i = 0; i < SYMBOLS; i++) {
          c.hset("md:{S" + i + ".XX}:live", "quote", "x");
        }
        return String.valueOf(c.hset("md:{OTHER}:live", "quote", "x"));
      });
      RebuildRequest request = new RebuildRequest(1, 0, RebuildRequest.ALL_DAYS, true);
      Rebuilds rebuilds = fixture.store().rebuilds();
      rebuilds.request(0, request).block();
      long generation = rebuilds.takeUp(0, request).block();

      // when
      rebuilds
          .clean(0, generation, symbol -> symbol.startsWith("S"), RebuildRequest.ALL_DAYS)
          .block();

      // then
      assertThat(fixture.hashes()).containsOnlyKeys("md:{OTHER}:live");
    }
  }
}

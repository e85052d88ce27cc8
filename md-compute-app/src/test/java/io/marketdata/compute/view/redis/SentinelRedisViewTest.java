package io.marketdata.compute.view.redis;

import io.marketdata.compute.view.ReplicatedRedisContract;
import io.marketdata.compute.view.ViewStore;
import io.marketdata.testkit.view.SentinelRedis;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The view on a master and its replica, watched by three sentinels. */
@EnabledIfSystemProperty(
    named = "faults.long",
    matches = "true",
    disabledReason = "takes minutes, runs by -Pfaults")
class SentinelRedisViewTest extends ReplicatedRedisContract {

  @TempDir private Path folder;
  private SentinelRedis redis;
  private RedisFixture fixture;

  @BeforeEach
  void startRedis() {
    redis = SentinelRedis.start(folder);
    fixture = new RedisFixture(redis.uri(), false);
  }

  @AfterEach
  void stopRedis() {
    stopWriters();
    fixture.close();
    redis.close();
  }

  @Override
  protected SentinelRedis redis() {
    return redis;
  }

  @Override
  protected ViewStore store() {
    return fixture.store();
  }

  @Override
  protected Map<String, Map<String, String>> hashes() {
    return fixture.hashes();
  }

  @Override
  protected String mark(int partition) {
    return String.valueOf(fixture.command(redis -> redis.get("md:mark:" + partition)));
  }

  @Override
  protected void empty() {
    fixture.command(redis -> redis.flushall());
  }
}

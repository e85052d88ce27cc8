package io.marketdata.compute.view.redis;

import io.marketdata.compute.view.FaultyRedisContract;
import io.marketdata.compute.view.ViewStore;
import io.marketdata.testkit.view.RedisProcess;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The view on one redis-server that is killed, held up and emptied. */
class StandaloneRedisViewTest extends FaultyRedisContract {

  @TempDir private Path folder;
  private RedisProcess redis;
  private RedisFixture fixture;

  @BeforeEach
  void startRedis() {
    redis = RedisProcess.start(folder);
    fixture = new RedisFixture(redis.uri(), false);
  }

  @AfterEach
  void stopRedis() {
    stopWriters();
    fixture.close();
    redis.close();
  }

  @Override
  protected RedisProcess redis() {
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

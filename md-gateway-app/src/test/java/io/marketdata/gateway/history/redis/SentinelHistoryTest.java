package io.marketdata.gateway.history.redis;

import io.marketdata.testkit.view.ReplicatedRedis;
import io.marketdata.testkit.view.SentinelRedis;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** History on a master and its replica, watched by three sentinels. */
class SentinelHistoryTest extends ReplicatedHistoryContract {

  @TempDir private Path folder;

  @Override
  ReplicatedRedis startRedis() {
    return SentinelRedis.start(folder);
  }
}

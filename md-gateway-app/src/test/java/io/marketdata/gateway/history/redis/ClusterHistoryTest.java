package io.marketdata.gateway.history.redis;

import io.marketdata.testkit.view.ClusterRedis;
import io.marketdata.testkit.view.ReplicatedRedis;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** History on a cluster of three masters with a replica each. */
class ClusterHistoryTest extends ReplicatedHistoryContract {

  @TempDir private Path folder;

  @Override
  ReplicatedRedis startRedis() {
    return ClusterRedis.start(folder);
  }
}

package io.marketdata.load.faults;

import java.time.Duration;
import java.util.Random;

/**
 * A fail-over that loses writes which were acknowledged.
 *
 * @param held how long nothing reaches the replica before its master dies
 */
record FailOver(Duration held) {

  /** Bytes: more than the pings of a replication that carries nothing else. */
  private static final long LEAST_MISSING = 1_000;

  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final Duration IN_STEP_LIMIT = Duration.ofSeconds(30);

  void strike(Rig rig, Random random, Blow blow) throws Exception {
    RedisSet redis = rig.redis();
    int master = redis.master();
    int replica = 1 - master;
    redis.awaitInStep(IN_STEP_LIMIT);
    redis.link(master).holdAnswers(true);
    blow.say("redis-%d no longer hears of redis-%d", replica, master);
    Thread.sleep(held);
    long missing = redis.missingAtReplica(master).orElse(0L);
    blow.falls("kill -9 redis-%d, its replica lacks %d bytes", master, missing);
    redis.server(master).kill();
    if (missing < LEAST_MISSING) {
      throw new Recovery.FailedException(
          "the replica lacked only %d bytes when its master died".formatted(missing));
    }
    redis.awaitMaster(replica, LIMIT);
    blow.say("redis-%d is the master", replica);
    redis.link(master).cut();
    redis.link(master).heal();
    redis.server(master).start();
    redis.awaitInStep(LIMIT);
  }
}

package io.marketdata.load.faults;

import java.time.Duration;
import java.util.Random;

/** What happens to Redis and to the broker. */
enum StoreFaults implements Fault {
  /** Redis dies and comes back at once. */
  REDIS_RESTART("restart of Redis") {
    @Override
    public void strike(Rig rig, Random random, Blow blow) {
      blow.falls("kill -9 redis-0");
      rig.redis().server(0).kill();
      rig.redis().server(0).start();
    }

    @Override
    public boolean strikesAnyTime() {
      return true;
    }
  },
  /** The broker dies and comes back. */
  BROKER_KILL("kill -9 of the broker") {
    @Override
    public void strike(Rig rig, Random random, Blow blow) {
      blow.falls("kill -9 broker");
      rig.broker().kill();
      rig.broker().start();
    }
  },
  /** The broker is stopped cleanly and comes back. */
  BROKER_RESTART("restart of the broker") {
    @Override
    public void strike(Rig rig, Random random, Blow blow) {
      blow.falls("SIGTERM broker");
      rig.broker().stop(STOP_LIMIT);
      rig.broker().start();
    }
  };

  private static final Duration STOP_LIMIT = Duration.ofSeconds(40);

  private final String text;

  StoreFaults(String text) {
    this.text = text;
  }

  @Override
  public String title() {
    return text;
  }

  /**
   * Redis is away.
   *
   * @param length for so long
   */
  static Fault redisOutage(Duration length) {
    return new Timed(
        "outage of Redis of " + length.toSeconds() + " s",
        (rig, _, blow) -> {
          blow.falls("kill -9 redis-0");
          rig.redis().server(0).kill();
          Thread.sleep(length);
          rig.redis().server(0).start();
        });
  }

  /**
   * The replica gets nothing for so long, then the master dies: what it acknowledged meanwhile is
   * lost, the sentinels make the replica the master.
   */
  static Fault failOver(Duration held) {
    return new Timed("Sentinel fail-over, replication held back", new FailOver(held)::strike);
  }

  /** How a fault with a length of its own strikes. */
  @FunctionalInterface
  interface Strike {
    void strike(Rig rig, Random random, Blow blow) throws Exception;
  }

  private record Timed(String title, Strike harm) implements Fault {
    @Override
    public void strike(Rig rig, Random random, Blow blow) throws Exception {
      harm.strike(rig, random, blow);
    }
  }
}

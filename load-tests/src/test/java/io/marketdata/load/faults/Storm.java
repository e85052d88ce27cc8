package io.marketdata.load.faults;

import java.time.Duration;
import java.util.Random;

/**
 * A rebalance every few seconds: computes are added and removed in two running processes.
 *
 * @param length of it all
 */
record Storm(Duration length) implements Fault {

  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final int MOST_ADDED = 2;

  @Override
  public String title() {
    return "rebalance storm of " + length.toSeconds() + " s";
  }

  @Override
  public void strike(Rig rig, Random random, Blow blow) throws Exception {
    int[] added = new int[2];
    blow.falls("every %d s a compute is added or removed", EVERY.toSeconds());
    long begin = System.nanoTime();
    int rebalances = 0;
    while (System.nanoTime() - begin < length.toNanos()) {
      int host = random.nextInt(2);
      boolean add = added[host] == 0 || (added[host] < MOST_ADDED && random.nextBoolean());
      rig.compute(host).tell(add ? "add" : "remove");
      added[host] += add ? 1 : -1;
      rebalances++;
      Thread.sleep(EVERY);
    }
    for (int host = 0; host < 2; host++) {
      for (; added[host] > 0; added[host]--) {
        rig.compute(host).tell("remove");
      }
    }
    blow.say("%d times a compute was added or removed", rebalances);
  }
}

package io.marketdata.load.faults;

import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * A rebalance every few seconds: computes are added and removed in two running processes.
 *
 * @param length of it all
 */
record Storm(Duration length) implements Fault {

  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int MOST_ADDED = 2;
  private static final Pattern PUBLISHED = Pattern.compile("^md_feed_published_total");

  /** A compute takes a while to start, so several orders may come to one change. */
  private static final int ORDERS_PER_CHANGE = 2;

  @Override
  public String title() {
    return "rebalance storm of " + length.toSeconds() + " s";
  }

  @Override
  public void strike(Rig rig, Random random, Blow blow) throws Exception {
    int[] added = new int[2];
    blow.falls("every %d s a compute is added or removed", EVERY.toSeconds());
    long begin = System.nanoTime();
    double before = published(rig);
    int orders = 0;
    try (Outside outside = new Outside(rig.bootstrap(), rig.redis().uri(), rig::layout)) {
      MemberChanges changes = new MemberChanges();
      while (System.nanoTime() - begin < length.toNanos()) {
        int host = random.nextInt(2);
        boolean add = added[host] == 0 || (added[host] < MOST_ADDED && random.nextBoolean());
        rig.compute(host).tell(add ? "add" : "remove");
        added[host] += add ? 1 : -1;
        orders++;
        watch(outside, changes);
      }
      double rate = (published(rig) - before) * 1e9 / (System.nanoTime() - begin);
      blow.say(
          "%d times a compute was added or removed, %d changes of the group's members seen,"
              + " %,.0f messages a second",
          orders, changes.count(), rate);
      if (changes.count() < orders / ORDERS_PER_CHANGE) {
        throw new Recovery.FailedException(
            "the group's members changed only %d times in %d orders"
                .formatted(changes.count(), orders));
      }
    }
    settle(rig, added);
  }

  /** Messages that ingest has handed over to the log. */
  private static double published(Rig rig) throws InterruptedException {
    try (AppMetrics metrics = new AppMetrics()) {
      return metrics.sum(rig.ports().ingest(0), PUBLISHED).orElse(Double.NaN);
    }
  }

  private static void watch(Outside outside, MemberChanges changes) throws InterruptedException {
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < EVERY.toNanos()) {
      changes.see(outside.members());
      Thread.sleep(POLL);
    }
  }

  private static void settle(Rig rig, int... added) {
    for (int host = 0; host < added.length; host++) {
      for (int i = 0; i < added[host]; i++) {
        rig.compute(host).tell("remove");
      }
    }
  }
}

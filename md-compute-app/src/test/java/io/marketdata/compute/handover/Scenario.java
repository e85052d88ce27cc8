package io.marketdata.compute.handover;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Who takes part, and how much may befall them: each scenario lets the parts loose that act upon
 * one another, so that together they stay small enough to be explored to the end.
 */
enum Scenario {
  /** Two owners and a log of ticks that stands: deaths, zombies, aborted transactions. */
  OWNERS(
      world(ticks(3), List.of(), true, 3, 0, 2, 0, false)
          .with(budget().with(Trouble.DEATH, 1).with(Trouble.REBALANCE, 1).with(Trouble.ABORT, 1))),
  /** Two rebalances with nobody dead. */
  STORM(
      world(ticks(2), List.of(), true, 2, 0, 2, 0, false)
          .with(budget().with(Trouble.REBALANCE, 2))),
  /** Two ingests of a source that gives nothing again. */
  LIVE_SOURCE(
      world(List.of(), List.of(), false, 3, 2, 0, 0, false)
          .with(budget().with(Trouble.DOUBLE_START, 1).with(Trouble.INGEST_DEATH, 1))),
  /** Two ingests of a source that gives its events again. */
  RESENDING_SOURCE(
      world(List.of(), List.of(), true, 3, 2, 0, 0, false)
          .with(budget().with(Trouble.DOUBLE_START, 1).with(Trouble.INGEST_DEATH, 1))),
  /** Two view writers and a gateway over a log with repeats, and a Redis that fails over. */
  VIEW(
      world(List.of(), repeats(), true, 0, 0, 0, 2, true)
          .with(
              budget()
                  .with(Trouble.FAILOVER, 1)
                  .with(Trouble.SECOND, 3)
                  .with(Trouble.NEW_WRITER, 1))),
  /** All of them at once, with little trouble. */
  TOGETHER(
      world(List.of(), List.of(), true, 1, 1, 2, 1, true)
          .with(
              budget()
                  .with(Trouble.DEATH, 1)
                  .with(Trouble.FAILOVER, 1)
                  .with(Trouble.SECOND, 2)));

  private final World begin;

  Scenario(World begin) {
    this.begin = begin;
  }

  /** The world before anything has happened. */
  World begin() {
    return begin;
  }

  private static Budget budget() {
    return Budget.NONE;
  }

  private static World world(
      List<Tick> ticks,
      List<Update> updates,
      boolean resends,
      int events,
      int ingests,
      int owners,
      int writers,
      boolean gateway) {
    int happened = ticks.isEmpty() ? 0 : events;
    return new World(
        ticks,
        updates,
        new Sources(resends, events, happened, 0, copies(ingests, Sources.Ingest.OFF)),
        new World.Group(0, -1),
        Store.EMPTY,
        copies(owners, Owner.IDLE),
        List.of(),
        Redis.EMPTY,
        copies(writers, Writer.NONE),
        gateway ? Gateway.OFF : Gateway.NONE,
        Budget.NONE);
  }

  private static <T> List<T> copies(int times, T one) {
    return List.copyOf(Collections.nCopies(times, one));
  }

  /** A log of so many events of a source whose line is up. */
  private static List<Tick> ticks(int events) {
    List<Tick> ticks = new ArrayList<>();
    for (int event = 1; event <= events; event++) {
      ticks.add(new Tick(Tick.Kind.EVENT, 1, event, event));
    }
    return List.copyOf(ticks);
  }

  /** What two owners have left: three updates, and the late repeat of one. */
  private static List<Update> repeats() {
    Update first = new Update(0, 1, 1);
    return List.of(first, new Update(0, 2, 2), new Update(1, 1, 1), first);
  }
}

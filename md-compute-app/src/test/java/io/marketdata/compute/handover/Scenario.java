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
  OWNERS,
  /** Two rebalances with nobody dead. */
  STORM,
  /** Two ingests of a source that gives nothing again. */
  LIVE_SOURCE,
  /** Two ingests of a source that gives its events again. */
  RESENDING_SOURCE,
  /** One view writer and a gateway over two symbols, and a Redis that fails over. */
  VIEW,
  /** Two view writers, the former one with delayed writes, over a log with a late repeat. */
  WRITERS,
  /** The same while Redis fails over. */
  WRITERS_IN_FAILOVER,
  /** Everything behind the log of ticks at once, with little trouble. */
  TOGETHER;

  /** The world before anything has happened. */
  World begin() {
    return switch (this) {
      case OWNERS ->
          world(ticks(2), List.of(), true, 2, 0, 2, 0, false)
              .with(
                  budget()
                      .with(Trouble.DEATH, 1)
                      .with(Trouble.REBALANCE, 1)
                      .with(Trouble.ABORT, 1));
      case STORM ->
          world(ticks(2), List.of(), true, 2, 0, 2, 0, false)
              .with(budget().with(Trouble.REBALANCE, 2));
      case LIVE_SOURCE ->
          world(List.of(), List.of(), false, 2, 2, 0, 0, false)
              .with(budget().with(Trouble.DOUBLE_START, 1).with(Trouble.INGEST_DEATH, 1));
      case RESENDING_SOURCE ->
          world(List.of(), List.of(), true, 3, 2, 0, 0, false)
              .with(budget().with(Trouble.DOUBLE_START, 1).with(Trouble.INGEST_DEATH, 1));
      case VIEW ->
          world(List.of(), updates(), true, 0, 0, 0, 1, true)
              .with(budget().with(Trouble.FAILOVER, 1).with(Trouble.SECOND, 2));
      case WRITERS ->
          world(List.of(), repeats(), true, 0, 0, 0, 2, false)
              .with(budget().with(Trouble.SECOND, 2).with(Trouble.NEW_WRITER, 2));
      case WRITERS_IN_FAILOVER ->
          world(List.of(), repeats().subList(0, 2), true, 0, 0, 0, 2, false)
              .with(
                  budget()
                      .with(Trouble.FAILOVER, 1)
                      .with(Trouble.SECOND, 2)
                      .with(Trouble.NEW_WRITER, 1));
      case TOGETHER ->
          world(ticks(1), List.of(), true, 1, 0, 2, 1, true)
              .with(
                  budget()
                      .with(Trouble.DEATH, 1)
                      .with(Trouble.FAILOVER, 1)
                      .with(Trouble.SECOND, 2));
    };
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
        new World.Group(-1),
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

  /** Three updates of two symbols. */
  private static List<Update> updates() {
    return List.of(new Update(0, 1, 1), new Update(1, 1, 1), new Update(0, 2, 2));
  }

  /** What two owners have left: two updates, and the late repeat of the first one. */
  private static List<Update> repeats() {
    Update first = new Update(0, 1, 1);
    return List.of(first, new Update(0, 2, 2), first);
  }
}

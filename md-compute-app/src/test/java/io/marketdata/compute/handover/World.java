package io.marketdata.compute.handover;

import java.util.Comparator;
import java.util.List;

/**
 * Everything at one moment.
 *
 * @param ticks the log of ticks
 * @param updates the log of updates
 * @param sources the venue and its ingests
 * @param group of the computing processes
 * @param store the states and offsets as they are committed
 * @param owners the processes that compute
 * @param late frames of dead or refused owners that are still on their way
 * @param redis the store of the view
 * @param writers the view's writers
 * @param gateway that starts meanwhile
 * @param trouble how much may still befall the platform
 */
record World(
    List<Tick> ticks,
    List<Update> updates,
    Sources sources,
    Group group,
    Store store,
    List<Owner> owners,
    List<Update> late,
    Redis redis,
    List<Writer> writers,
    Gateway gateway,
    Budget trouble) {

  /**
   * The consumer group.
   *
   * @param owner who has the partition, -1 before the first assignment
   */
  record Group(int owner) {}

  World with(Sources next) {
    return new World(
        ticks, updates, next, group, store, owners, late, redis, writers, gateway, trouble);
  }

  World with(Group next) {
    return new World(
        ticks, updates, sources, next, store, owners, late, redis, writers, gateway, trouble);
  }

  World with(Store next) {
    return new World(
        ticks, updates, sources, group, next, owners, late, redis, writers, gateway, trouble);
  }

  World with(int index, Owner next) {
    return new World(
        ticks,
        updates,
        sources,
        group,
        store,
        Lists.replaced(owners, index, next),
        late,
        redis,
        writers,
        gateway,
        trouble);
  }

  World withLate(List<Update> next) {
    return new World(
        ticks, updates, sources, group, store, owners, next, redis, writers, gateway, trouble);
  }

  World with(Redis next) {
    return new World(
        ticks, updates, sources, group, store, owners, late, next, writers, gateway, trouble);
  }

  World with(int index, Writer next) {
    return new World(
        ticks,
        updates,
        sources,
        group,
        store,
        owners,
        late,
        redis,
        Lists.replaced(writers, index, next),
        gateway,
        trouble);
  }

  World with(Gateway next) {
    return new World(
        ticks, updates, sources, group, store, owners, late, redis, writers, next, trouble);
  }

  World with(Budget next) {
    return new World(
        ticks, updates, sources, group, store, owners, late, redis, writers, gateway, next);
  }

  World after(Trouble happened) {
    return with(trouble.less(happened));
  }

  World append(Tick tick) {
    return new World(
        Lists.added(ticks, tick),
        updates,
        sources,
        group,
        store,
        owners,
        late,
        redis,
        writers,
        gateway,
        trouble);
  }

  /** What an owner that drops its memory has sent may still arrive. */
  World leaveLate(Owner owner) {
    if (owner.outbox().isEmpty()) {
      return this;
    }
    List<Update> frames = Lists.added(late, owner.outbox().getFirst());
    return withLate(
        frames.stream()
            .sorted(Comparator.comparingInt(Update::symbol).thenComparingInt(Update::seq))
            .toList());
  }

  /** A frame is appended; a repeat only where somebody reads the log to whom it matters. */
  World append(Update update) {
    boolean read = !writers.isEmpty() || gateway.phase() != Gateway.Phase.NONE;
    if (!read && updates.contains(update)) {
      return this;
    }
    return new World(
        ticks,
        Lists.added(updates, update),
        sources,
        group,
        store,
        owners,
        late,
        redis,
        writers,
        gateway,
        trouble);
  }
}

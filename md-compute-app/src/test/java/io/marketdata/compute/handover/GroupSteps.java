package io.marketdata.compute.handover;

import io.marketdata.compute.checkpoint.Fit;
import io.marketdata.compute.checkpoint.FitCheck;
import io.marketdata.compute.checkpoint.LoggedTick;
import io.marketdata.compute.checkpoint.PartitionMark;
import io.marketdata.compute.checkpoint.StoredPosition;
import io.marketdata.compute.handover.Owner.Phase;

/** Who has the partition: assignments, loading, deaths. */
final class GroupSteps {

  private static final FitCheck FIT = new FitCheck(1, 1);

  private GroupSteps() {}

  static void add(World world, Steps<World> steps) {
    assignments(world, steps);
    for (int i = 0; i < world.owners().size(); i++) {
      Owner owner = world.owners().get(i);
      load(world, i, owner, steps);
      if (owner.phase() != Phase.IDLE && world.trouble().allows(Trouble.DEATH)) {
        World next = world.after(Trouble.DEATH).leaveLate(owner);
        steps.befall("owner " + i + " dies", next.with(i, Owner.IDLE));
      }
    }
    for (int i = 0; i < world.late().size(); i++) {
      Update frame = world.late().get(i);
      World without = world.withLate(Lists.without(world.late(), i));
      steps.may("late frame of " + frame + " is appended", without.append(frame));
      steps.may("late frame of " + frame + " is lost", without);
    }
  }

  /** The group's work: a new generation. A former owner that hears nothing of it goes on. */
  private static void assignments(World world, Steps<World> steps) {
    int present = world.group().owner();
    if (world.owners().isEmpty()) {
      return;
    }
    boolean needed = present < 0 || world.owners().get(present).phase() == Phase.IDLE;
    if (!needed && !world.trouble().allows(Trouble.REBALANCE)) {
      return;
    }
    for (int i = 0; i < world.owners().size(); i++) {
      Owner owner = world.owners().get(i);
      World next = overtake(world, true).with(new World.Group(i)).leaveLate(owner);
      next = needed ? next : next.after(Trouble.REBALANCE);
      String name = "the group gives the partition to owner " + i;
      step(needed, steps, name, next.with(i, owner.assigned(Owner.NONE)));
      if (owner.position() < world.ticks().size()) {
        step(
            needed,
            steps,
            name + ", whose consumer still holds the record at " + owner.position(),
            next.with(i, owner.assigned(owner.position())));
      }
    }
  }

  private static World overtake(World world, boolean generation) {
    World next = world;
    for (int i = 0; i < world.owners().size(); i++) {
      Owner owner = world.owners().get(i);
      if (owner.phase() != Phase.IDLE) {
        boolean member = owner.member() && !generation;
        boolean fenced = owner.fenced() || (!generation && owner.phase() != Phase.ASSIGNED);
        next = next.with(i, owner.overtaken(member, fenced));
      }
    }
    return next;
  }

  private static void step(boolean needed, Steps<World> steps, String name, World next) {
    if (needed) {
      steps.may(name, next);
    } else {
      steps.befall(name, next);
    }
  }

  /** PartitionLoader: refuse the former owner, then position, then states, then FitCheck. */
  private static void load(World world, int i, Owner owner, Steps<World> steps) {
    Store store = world.store();
    switch (owner.phase()) {
      case ASSIGNED -> {
        Owner next = owner.loading(Phase.FENCING, Owner.NONE);
        steps.may(
            "owner " + i + " initialises its transactions", overtake(world, false).with(i, next));
      }
      case FENCING -> {
        Owner next = owner.loading(Phase.READING, store.committed());
        steps.may("owner " + i + " reads the group's offset", world.with(i, next));
      }
      case READING -> {
        boolean fits = !(fit(world, owner) instanceof Fit.Misfit);
        Owner next = fits ? owner.serving(store.state()) : owner.loading(Phase.ALARMED, -1);
        steps.may("owner " + i + " reads the states", world.with(i, next));
      }
      default -> {
        // nothing to load
      }
    }
  }

  private static Fit fit(World world, Owner owner) {
    Long committed = owner.stored() < 0 ? null : (long) owner.stored();
    StoredPosition position = new StoredPosition(0, committed, 0, world.ticks().size());
    if (!world.store().stored()) {
      return FIT.withoutRecord(false, position);
    }
    int next = world.store().state().next();
    LoggedTick last = next == 0 ? null : new LoggedTick(next, 0);
    return FIT.withRecord(
        new PartitionMark(1, 1, next, last), position, offset -> new LoggedTick(offset + 1, 0));
  }
}

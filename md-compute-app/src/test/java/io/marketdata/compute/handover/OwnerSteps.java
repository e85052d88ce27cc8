package io.marketdata.compute.handover;

import io.marketdata.compute.checkpoint.Fit;
import io.marketdata.compute.checkpoint.FitCheck;
import io.marketdata.compute.checkpoint.LoggedTick;
import io.marketdata.compute.checkpoint.PartitionMark;
import io.marketdata.compute.checkpoint.StoredPosition;
import io.marketdata.compute.handover.Owner.Draft;
import io.marketdata.compute.handover.Owner.Phase;
import io.marketdata.compute.handover.Owner.Sending;
import io.marketdata.compute.handover.Owner.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What the computing processes do, and what befalls them. */
final class OwnerSteps {

  private static final int WINDOW = 2;
  private static final FitCheck FIT = new FitCheck(1, 1);

  private final Mutation mutation;

  OwnerSteps(Mutation mutation) {
    this.mutation = mutation;
  }

  void add(World world, Steps<World> steps) {
    assignments(world, steps);
    for (int i = 0; i < world.owners().size(); i++) {
      Owner owner = world.owners().get(i);
      load(world, i, owner, steps);
      if (owner.phase() == Phase.SERVING) {
        consume(world, i, owner, steps);
        publish(world, i, owner, steps);
        store(world, i, owner, steps);
      }
      if (owner.phase() != Phase.IDLE && world.trouble().allows(Trouble.DEATH)) {
        crash(world, i, owner, steps);
      }
    }
    for (int i = 0; i < world.late().size(); i++) {
      Update frame = world.late().get(i);
      World without = world.withLate(Lists.without(world.late(), i));
      steps.may("late frame of " + frame + " is appended", without.append(frame));
      steps.befall("late frame of " + frame + " is lost", without);
    }
  }

  /** The group's work: PartitionOwners.assigned, with what the consumer still holds. */
  private void assignments(World world, Steps<World> steps) {
    int present = world.group().owner();
    boolean needed =
        present < 0 || world.owners().get(present).phase() == Phase.IDLE;
    if (!needed && !world.trouble().allows(Trouble.REBALANCE)) {
      return;
    }
    for (int i = 0; i < world.owners().size(); i++) {
      Owner owner = world.owners().get(i);
      int generation = world.group().generation() + 1;
      World next = world.with(new World.Group(generation, i));
      next = needed ? next : next.after(Trouble.REBALANCE);
      next = orphan(next, owner);
      String name = "the group gives the partition to owner " + i;
      Owner leftOver = owner.assigned(generation, owner.position());
      Owner atEnd = owner.assigned(generation, world.ticks().size());
      step(needed, steps, name + ", which still holds records", next.with(i, leftOver));
      step(needed, steps, name, next.with(i, atEnd));
    }
  }

  private static void step(boolean needed, Steps<World> steps, String name, World next) {
    if (needed) {
      steps.may(name, next);
    } else {
      steps.befall(name, next);
    }
  }

  /** PartitionLoader: refuse the former owner, then position, then states, then FitCheck. */
  private void load(World world, int i, Owner owner, Steps<World> steps) {
    Store store = world.store();
    switch (owner.phase()) {
      case ASSIGNED -> {
        Store fenced = store.nextProducer();
        Owner next = owner.loading(Phase.FENCING, fenced.producerEpoch(), -1);
        steps.may("owner " + i + " initialises its transactions", world.with(fenced).with(i, next));
      }
      case FENCING -> {
        Owner next = owner.loading(Phase.READING, owner.producerEpoch(), store.committed());
        steps.may("owner " + i + " reads the group's offset", world.with(i, next));
      }
      case READING -> {
        boolean fits = !(fit(world, owner) instanceof Fit.Misfit);
        Owner next = fits ? owner.serving(store.state()) : owner.dropped(Phase.ALARMED);
        steps.may("owner " + i + " reads the states", world.with(i, next));
      }
      default -> {
        // nothing to load
      }
    }
  }

  private static Fit fit(World world, Owner owner) {
    Long committed = owner.committed() < 0 ? null : (long) owner.committed();
    StoredPosition position = new StoredPosition(0, committed, 0, world.ticks().size());
    if (!world.store().stored()) {
      return FIT.withoutRecord(false, position);
    }
    int next = world.store().state().next();
    LoggedTick last = next == 0 ? null : new LoggedTick(next, 0);
    return FIT.withRecord(
        new PartitionMark(1, 1, next, last), position, offset -> new LoggedTick(offset + 1, 0));
  }

  /** Serving.accept and apply: a record that is not the expected one is dropped. */
  private void consume(World world, int i, Owner owner, Steps<World> steps) {
    if (owner.seek() >= 0) {
      steps.may("owner " + i + "'s seek takes effect", world.with(i, owner.at(owner.seek(), -1)));
    }
    int offset = owner.position();
    if (offset >= world.ticks().size()) {
      return;
    }
    Owner passed = owner.at(offset + 1, owner.seek());
    boolean expected = offset == owner.core().next() || mutation == Mutation.NO_EXPECTED_OFFSET;
    if (!expected) {
      steps.may("owner " + i + " drops the record at " + offset, world.with(i, passed));
    } else if (owner.outbox().size() < WINDOW) {
      boolean terms = mutation != Mutation.NO_SOURCE_TERM;
      Core.Applied applied = owner.core().apply(offset, world.ticks().get(offset), terms);
      Update update = applied.update();
      List<Update> outbox = update == null ? owner.outbox() : Lists.added(owner.outbox(), update);
      int dirty = update == null ? 0 : 1 << update.symbol();
      steps.may(
          "owner " + i + " applies the record at " + offset,
          world.with(i, passed.applied(applied.core(), dirty, outbox)));
    }
  }

  /** UpdateLane: one frame in flight, in their order. */
  private void publish(World world, int i, Owner owner, Steps<World> steps) {
    if (owner.outbox().isEmpty()) {
      return;
    }
    Update frame = owner.outbox().getFirst();
    switch (owner.sending()) {
      case NOTHING ->
          steps.may(
              "owner " + i + " sends " + frame,
              world.with(i, owner.sending(Sending.SENT, owner.outbox(), owner.draft())));
      case SENT ->
          steps.may(
              "owner " + i + "'s " + frame + " is appended",
              world
                  .append(frame)
                  .with(i, owner.sending(Sending.APPENDED, owner.outbox(), owner.draft())));
      case APPENDED -> {
        List<Update> left = owner.outbox().subList(1, owner.outbox().size());
        Draft draft = owner.draft();
        Draft waiting =
            draft == null
                ? null
                : new Draft(draft.core(), draft.parts(), Math.max(0, draft.barrier() - 1));
        steps.may(
            "owner " + i + "'s " + frame + " is acknowledged",
            world.with(i, owner.sending(Sending.NOTHING, List.copyOf(left), waiting)));
      }
    }
  }

  /** CheckpointDraft and KafkaCheckpointSession.commit, call by call. */
  private void store(World world, int i, Owner owner, Steps<World> steps) {
    Draft draft = owner.draft();
    switch (owner.transaction()) {
      case NONE -> {
        if (draft == null) {
          take(world, i, owner, steps);
        } else if (draft.barrier() == 0
            || mutation == Mutation.CHECKPOINT_BEFORE_ACKNOWLEDGEMENT) {
          Owner next = owner.storing(Transaction.BEGUN, draft, owner.dirty());
          attempt(world, i, owner, steps, "sends states", world.with(i, next));
        }
      }
      case BEGUN -> {
        Owner next = owner.storing(Transaction.OFFSETS, draft, owner.dirty());
        if (mutation == Mutation.OFFSET_OUTSIDE_TRANSACTION || isMember(world, owner)) {
          attempt(world, i, owner, steps, "sends the offset", world.with(i, next));
        } else {
          refuse(world, i, owner, steps, "sends the offset of an old generation");
        }
        abort(world, i, owner, steps);
      }
      case OFFSETS -> {
        Store stored = world.store().with(Objects.requireNonNull(draft));
        boolean inside = mutation != Mutation.OFFSET_OUTSIDE_TRANSACTION;
        Store committed = inside ? stored.committed(draft.core().next()) : stored;
        Owner next = owner.storing(Transaction.COMMITTED, draft, owner.dirty());
        attempt(world, i, owner, steps, "commits", world.with(committed).with(i, next));
        abort(world, i, owner, steps);
      }
      case COMMITTED -> returned(world, i, owner, steps);
      case OFFSET_OWED ->
          steps.may(
              "owner " + i + " commits the offset by itself",
              world
                  .with(world.store().committed(owner.committed()))
                  .with(i, owner.storing(Transaction.NONE, null, owner.dirty())));
    }
  }

  private void take(World world, int i, Owner owner, Steps<World> steps) {
    if (owner.core().next() > owner.committed()) {
      int left = mutation == Mutation.DIRTY_CLEARED_BEFORE_COMMIT ? 0 : owner.dirty();
      Draft draft = new Draft(owner.core(), owner.dirty(), owner.outbox().size());
      steps.may(
          "owner " + i + " takes a draft at " + owner.core().next(),
          world.with(i, owner.storing(Transaction.NONE, draft, left)));
    }
  }

  /** TickProcessor.confirmed: what has not changed since is clean. */
  private void returned(World world, int i, Owner owner, Steps<World> steps) {
    Core stored = Objects.requireNonNull(owner.draft()).core();
    int dirty = owner.dirty();
    for (int symbol = 0; symbol < 2; symbol++) {
      if (stored.symbol(symbol).equals(owner.core().symbol(symbol))) {
        dirty &= ~(1 << symbol);
      }
    }
    boolean owed = mutation == Mutation.OFFSET_OUTSIDE_TRANSACTION;
    Transaction next = owed ? Transaction.OFFSET_OWED : Transaction.NONE;
    steps.may(
        "owner " + i + " knows that it is stored",
        world.with(i, owner.storing(next, null, dirty, stored.next())));
  }

  /**
   * The broker's refusal of a producer that has a successor; else the call succeeds.
   *
   * @param then the world behind the call
   */
  private void attempt(
      World world, int i, Owner owner, Steps<World> steps, String what, World then) {
    if (owner.producerEpoch() == world.store().producerEpoch()) {
      steps.may("owner " + i + ' ' + what, then);
    } else {
      refuse(world, i, owner, steps, what);
    }
  }

  /** PartitionOwner.stopped: the memory is dropped; whoever has the partition loads again. */
  private static void refuse(World world, int i, Owner owner, Steps<World> steps, String what) {
    Phase next = world.group().owner() == i ? Phase.ASSIGNED : Phase.IDLE;
    steps.may(
        "owner " + i + ' ' + what + " and is refused",
        orphan(world, owner).with(i, owner.dropped(next)));
  }

  /**
   * A transaction that is aborted while its owner goes on from memory: more than production allows
   * itself, which loads again; but what leaves the dirty set must not hang on that.
   */
  private static void abort(World world, int i, Owner owner, Steps<World> steps) {
    if (world.trouble().allows(Trouble.ABORT)) {
      steps.befall(
          "owner " + i + "'s transaction is aborted",
          world
              .after(Trouble.ABORT)
              .with(i, owner.storing(Transaction.NONE, null, owner.dirty())));
    }
  }

  private boolean isMember(World world, Owner owner) {
    return mutation == Mutation.METADATA_AT_COMMIT
        || owner.generation() == world.group().generation();
  }

  private static void crash(World world, int i, Owner owner, Steps<World> steps) {
    World next = orphan(world.after(Trouble.DEATH), owner);
    steps.befall("owner " + i + " dies", next.with(i, owner.dropped(Phase.IDLE)));
  }

  /** What an owner without memory has sent may still arrive, or not. */
  private static World orphan(World world, Owner owner) {
    if (owner.sending() != Sending.SENT) {
      return world;
    }
    List<Update> late = new ArrayList<>(world.late());
    late.add(owner.outbox().getFirst());
    return world.withLate(List.copyOf(late));
  }
}

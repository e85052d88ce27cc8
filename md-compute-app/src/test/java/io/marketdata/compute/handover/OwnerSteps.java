package io.marketdata.compute.handover;

import io.marketdata.compute.handover.Owner.Draft;
import io.marketdata.compute.handover.Owner.Phase;
import io.marketdata.compute.handover.Owner.Transaction;
import java.util.List;
import java.util.Objects;

/** What a serving process does: apply, publish, store. */
final class OwnerSteps {

  private static final int WINDOW = 2;

  private final Mutation mutation;

  OwnerSteps(Mutation mutation) {
    this.mutation = mutation;
  }

  void add(World world, Steps<World> steps) {
    for (int i = 0; i < world.owners().size(); i++) {
      Owner owner = world.owners().get(i);
      if (owner.phase() == Phase.SERVING) {
        consume(world, i, owner, steps);
        publish(world, i, owner, steps);
        store(world, i, owner, steps);
      }
    }
  }

  /**
   * Serving.accept: a record that is not the expected one is dropped. To drop it changes nothing,
   * so that dropping is no step here.
   */
  private void consume(World world, int i, Owner owner, Steps<World> steps) {
    int held = owner.leftOver();
    if (owner.outbox().size() >= WINDOW) {
      return;
    }
    if (held >= 0 && isTaken(owner, held)) {
      apply(world, i, owner, held, Owner.NONE, owner.position(), steps);
    }
    int offset = owner.position();
    if (offset < world.ticks().size() && isTaken(owner, offset)) {
      apply(world, i, owner, offset, Owner.NONE, offset + 1, steps);
    } else if (offset < owner.core().next()) {
      Owner passed =
          owner.applied(Owner.NONE, owner.core().next(), owner.core(), 0, owner.outbox());
      steps.may(
          "owner " + i + " drops records up to " + owner.core().next(), world.with(i, passed));
    }
  }

  private boolean isTaken(Owner owner, int offset) {
    return offset == owner.core().next() || mutation == Mutation.NO_EXPECTED_OFFSET;
  }

  private void apply(
      World world, int i, Owner owner, int offset, int held, int position, Steps<World> steps) {
    boolean terms = mutation != Mutation.NO_SOURCE_TERM;
    Core.Applied applied = owner.core().apply(offset, world.ticks().get(offset), terms);
    Update update = applied.update();
    List<Update> outbox = update == null ? owner.outbox() : Lists.added(owner.outbox(), update);
    int dirty = update == null ? 0 : 1 << update.symbol();
    Owner next = owner.applied(held, position, applied.core(), dirty, outbox);
    steps.may("owner " + i + " applies the record at " + offset, world.with(i, next));
  }

  /**
   * UpdateLane: one frame in flight, in their order. To stand in the log and to be acknowledged is
   * one step: who dies between them is one who dies before, and whose frame arrives late.
   */
  private static void publish(World world, int i, Owner owner, Steps<World> steps) {
    if (!owner.outbox().isEmpty()) {
      Update frame = owner.outbox().getFirst();
      steps.may(
          "owner " + i + " publishes " + frame, world.append(frame).with(i, owner.acknowledged()));
    }
  }

  /** CheckpointDraft and KafkaCheckpointSession.commit, call by call. */
  private void store(World world, int i, Owner owner, Steps<World> steps) {
    Draft draft = owner.draft();
    switch (owner.transaction()) {
      case NONE -> {
        if (draft == null) {
          take(world, i, owner, steps);
        } else if (draft.barrier() == 0 || mutation == Mutation.CHECKPOINT_BEFORE_ACKNOWLEDGEMENT) {
          send(world, i, owner, draft, steps);
        }
      }
      case SENT -> commit(world, i, owner, Objects.requireNonNull(draft), steps);
      case COMMITTED -> returned(world, i, owner, Objects.requireNonNull(draft), steps);
      case OFFSET_OWED ->
          steps.may(
              "owner " + i + " commits the offset by itself",
              world
                  .with(world.store().committed(owner.stored()))
                  .with(i, owner.storing(Transaction.NONE, null, owner.dirty(), owner.stored())));
    }
  }

  private void take(World world, int i, Owner owner, Steps<World> steps) {
    if (owner.core().next() > owner.stored()) {
      int left = mutation == Mutation.DIRTY_CLEARED_BEFORE_COMMIT ? 0 : owner.dirty();
      Draft draft = new Draft(owner.core(), owner.dirty(), owner.outbox().size());
      steps.may(
          "owner " + i + " takes a draft at " + owner.core().next(),
          world.with(i, owner.storing(Transaction.NONE, draft, left, owner.stored())));
    }
  }

  /** The states, then the offset with the group's metadata, which the coordinator looks at. */
  private void send(World world, int i, Owner owner, Draft draft, Steps<World> steps) {
    boolean known =
        owner.member()
            || mutation == Mutation.METADATA_AT_COMMIT
            || mutation == Mutation.OFFSET_OUTSIDE_TRANSACTION;
    if (owner.fenced() || !known) {
      refuse(world, i, owner, steps, "sends states and offset");
      return;
    }
    Owner next = owner.storing(Transaction.SENT, draft, owner.dirty(), owner.stored());
    steps.may("owner " + i + " sends states and offset", world.with(i, next));
  }

  private void commit(World world, int i, Owner owner, Draft draft, Steps<World> steps) {
    if (owner.fenced()) {
      refuse(world, i, owner, steps, "commits");
      return;
    }
    Store stored = world.store().with(draft);
    boolean inside = mutation != Mutation.OFFSET_OUTSIDE_TRANSACTION;
    Store committed = inside ? stored.committed(draft.core().next()) : stored;
    Owner next = owner.storing(Transaction.COMMITTED, draft, owner.dirty(), owner.stored());
    steps.may("owner " + i + " commits", world.with(committed).with(i, next));
    if (world.trouble().allows(Trouble.ABORT)) {
      abort(world, i, owner, steps);
    }
  }

  /**
   * A transaction that is aborted while its owner goes on from memory: more than production allows
   * itself, which loads again; but what leaves the dirty set must not hang on that.
   */
  private static void abort(World world, int i, Owner owner, Steps<World> steps) {
    Owner next = owner.storing(Transaction.NONE, null, owner.dirty(), owner.stored());
    steps.befall(
        "owner " + i + "'s transaction is aborted", world.after(Trouble.ABORT).with(i, next));
  }

  /** TickProcessor.confirmed: what has not changed since is clean. */
  private void returned(World world, int i, Owner owner, Draft draft, Steps<World> steps) {
    int dirty = owner.dirty();
    for (int symbol = 0; symbol < 2; symbol++) {
      if (draft.core().symbol(symbol).equals(owner.core().symbol(symbol))) {
        dirty &= ~(1 << symbol);
      }
    }
    boolean owed = mutation == Mutation.OFFSET_OUTSIDE_TRANSACTION;
    Transaction next = owed ? Transaction.OFFSET_OWED : Transaction.NONE;
    steps.may(
        "owner " + i + " knows that it is stored",
        world.with(i, owner.storing(next, null, dirty, draft.core().next())));
  }

  /** PartitionOwner.stopped: the memory is dropped; whoever has the partition loads again. */
  private static void refuse(World world, int i, Owner owner, Steps<World> steps, String what) {
    Owner next = world.group().owner() == i ? owner.again() : Owner.IDLE;
    steps.may("owner " + i + ' ' + what + " and is refused", world.leaveLate(owner).with(i, next));
  }
}

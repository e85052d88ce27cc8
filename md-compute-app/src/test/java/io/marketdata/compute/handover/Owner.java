package io.marketdata.compute.handover;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A process that computes the partition, or thinks that it does. Stands for {@code PartitionOwner}
 * and {@code Serving}.
 *
 * @param phase how far it is
 * @param member whether the generation that it keeps from its assignment is still the group's
 * @param fenced whether a later owner has initialised its transactions
 * @param stored the group's offset as it read it while loading, then as it stored it; -1 for none
 * @param leftOver offset of a record from before its assignment that its consumer still holds, -1
 *     for none
 * @param position offset of the next record that its consumer hands it
 * @param core its memory
 * @param dirty symbols that changed since they were stored, as bits
 * @param outbox frames that are not acknowledged, oldest first; the oldest one is in flight
 * @param draft a state that waits to be stored, or null
 * @param transaction how far its transaction is
 */
record Owner(
    Phase phase,
    boolean member,
    boolean fenced,
    int stored,
    int leftOver,
    int position,
    Core core,
    int dirty,
    List<Update> outbox,
    @Nullable Draft draft,
    Transaction transaction) {

  static final int NONE = -1;

  /** How far an owner is. */
  enum Phase {
    /** It has no memory, by death or refusal. */
    IDLE,
    /** The partition was assigned to it. */
    ASSIGNED,
    /** Its predecessor is refused from now on. */
    FENCING,
    /** It has read the group's offset, and not yet the states. */
    READING,
    /** It applies records. */
    SERVING,
    /** State and log do not fit, it says. */
    ALARMED
  }

  /** How far a transaction is. */
  enum Transaction {
    /** Nothing of it is at the broker. */
    NONE,
    /** States and offset were sent. */
    SENT,
    /** It is committed, and its owner does not know. */
    COMMITTED,
    /** It is committed without the offset, which follows by itself. */
    OFFSET_OWED
  }

  /**
   * A state at a record boundary.
   *
   * @param core the state
   * @param parts which symbols of it are written, as bits
   * @param barrier how many frames have to be acknowledged before
   */
  record Draft(Core core, int parts, int barrier) {}

  static final Owner IDLE = new Owner(Phase.IDLE, false, false, NONE, NONE);

  private Owner(Phase phase, boolean member, boolean fenced, int stored, int leftOver) {
    this(
        phase,
        member,
        fenced,
        stored,
        leftOver,
        0,
        Core.FRESH,
        0,
        List.of(),
        null,
        Transaction.NONE);
  }

  /** The partition is assigned to it. */
  Owner assigned(int held) {
    return new Owner(Phase.ASSIGNED, true, false, NONE, held);
  }

  /** It is refused, and loads anew. */
  Owner again() {
    return new Owner(Phase.ASSIGNED, member, false, NONE, NONE);
  }

  Owner loading(Phase next, int committed) {
    return new Owner(next, member, fenced, committed, leftOver);
  }

  Owner serving(Core loaded) {
    return new Owner(
        Phase.SERVING,
        member,
        fenced,
        loaded.next(),
        leftOver,
        loaded.next(),
        loaded,
        0,
        List.of(),
        null,
        Transaction.NONE);
  }

  /** Others were assigned the partition, or have initialised their transactions. */
  Owner overtaken(boolean stillMember, boolean nowFenced) {
    return new Owner(
        phase,
        stillMember,
        nowFenced,
        stored,
        leftOver,
        position,
        core,
        dirty,
        outbox,
        draft,
        transaction);
  }

  Owner applied(int held, int nextPosition, Core next, int changed, List<Update> frames) {
    return new Owner(
        phase,
        member,
        fenced,
        stored,
        held,
        nextPosition,
        next,
        dirty | changed,
        frames,
        draft,
        transaction);
  }

  Owner acknowledged() {
    Draft waiting =
        draft == null ? null : new Draft(draft.core, draft.parts, Math.max(0, draft.barrier - 1));
    return new Owner(
        phase,
        member,
        fenced,
        stored,
        leftOver,
        position,
        core,
        dirty,
        List.copyOf(outbox.subList(1, outbox.size())),
        waiting,
        transaction);
  }

  Owner storing(Transaction next, @Nullable Draft waiting, int stillDirty, int nowStored) {
    return new Owner(
        phase,
        member,
        fenced,
        nowStored,
        leftOver,
        position,
        core,
        stillDirty,
        outbox,
        waiting,
        next);
  }
}

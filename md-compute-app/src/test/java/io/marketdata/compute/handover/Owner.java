package io.marketdata.compute.handover;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A process that computes the partition, or thinks that it does. Stands for {@code PartitionOwner}
 * and {@code Serving}.
 *
 * @param phase how far it is
 * @param generation of the group at its assignment, kept for the whole ownership
 * @param producerEpoch of its transactional producer
 * @param committed the group's offset as it read it while loading, later as it stored it
 * @param position offset of the next record that its consumer hands it
 * @param seek where its consumer is to go, -1 for nowhere
 * @param core its memory
 * @param dirty symbols that changed since they were stored, as bits
 * @param outbox frames that are not acknowledged, oldest first
 * @param sending how far the oldest one is
 * @param draft a state that waits to be stored
 * @param transaction how far its transaction is
 */
record Owner(
    Phase phase,
    int generation,
    int producerEpoch,
    int committed,
    int position,
    int seek,
    Core core,
    int dirty,
    List<Update> outbox,
    Sending sending,
    @Nullable Draft draft,
    Transaction transaction) {

  /** How far an owner is. */
  enum Phase {
    /** It has no memory, by death, refusal or revocation. */
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

  /** How far the frame in flight is. */
  enum Sending {
    /** None is. */
    NOTHING,
    /** It is on its way. */
    SENT,
    /** It stands in the log, and its owner does not know. */
    APPENDED
  }

  /** How far a transaction is. */
  enum Transaction {
    /** None is open. */
    NONE,
    /** The states were sent. */
    BEGUN,
    /** The offset was sent too. */
    OFFSETS,
    /** It is committed, and its owner does not know. */
    COMMITTED,
    /** The states are committed; the offset is to follow by itself, where that is how it is done. */
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

  static final Owner IDLE =
      new Owner(
          Phase.IDLE,
          0,
          0,
          -1,
          0,
          -1,
          Core.FRESH,
          0,
          List.of(),
          Sending.NOTHING,
          null,
          Transaction.NONE);

  /** Without memory; what its consumer still has from before stays. */
  Owner dropped(Phase next) {
    return new Owner(
        next,
        generation,
        0,
        -1,
        position,
        -1,
        Core.FRESH,
        0,
        List.of(),
        Sending.NOTHING,
        null,
        Transaction.NONE);
  }

  Owner assigned(int inGeneration, int at) {
    Owner next = dropped(Phase.ASSIGNED);
    return new Owner(
        next.phase,
        inGeneration,
        0,
        -1,
        at,
        -1,
        next.core,
        0,
        next.outbox,
        next.sending,
        null,
        next.transaction);
  }

  Owner loading(Phase next, int epoch, int offset) {
    return new Owner(
        next, generation, epoch, offset, position, -1, core, 0, outbox, sending, null, transaction);
  }

  Owner serving(Core loaded) {
    return new Owner(
        Phase.SERVING,
        generation,
        producerEpoch,
        loaded.next(),
        position,
        loaded.next(),
        loaded,
        0,
        outbox,
        sending,
        null,
        transaction);
  }

  Owner at(int next, int seekTo) {
    return new Owner(
        phase,
        generation,
        producerEpoch,
        committed,
        next,
        seekTo,
        core,
        dirty,
        outbox,
        sending,
        draft,
        transaction);
  }

  Owner applied(Core next, int changed, List<Update> frames) {
    return new Owner(
        phase,
        generation,
        producerEpoch,
        committed,
        position,
        seek,
        next,
        dirty | changed,
        frames,
        sending,
        draft,
        transaction);
  }

  Owner sending(Sending next, List<Update> frames, @Nullable Draft waiting) {
    return new Owner(
        phase,
        generation,
        producerEpoch,
        committed,
        position,
        seek,
        core,
        dirty,
        frames,
        next,
        waiting,
        transaction);
  }

  Owner storing(Transaction next, @Nullable Draft waiting, int stillDirty) {
    return storing(next, waiting, stillDirty, committed);
  }

  Owner storing(Transaction next, @Nullable Draft waiting, int stillDirty, int stored) {
    return new Owner(
        phase,
        generation,
        producerEpoch,
        stored,
        position,
        seek,
        core,
        stillDirty,
        outbox,
        sending,
        waiting,
        next);
  }
}

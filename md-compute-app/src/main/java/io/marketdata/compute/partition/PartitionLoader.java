package io.marketdata.compute.partition;

import io.marketdata.compute.checkpoint.CheckpointSession;
import io.marketdata.compute.checkpoint.Checkpoints;
import io.marketdata.compute.checkpoint.Claim;
import io.marketdata.compute.checkpoint.Fit;
import io.marketdata.compute.checkpoint.FitCheck;
import io.marketdata.compute.checkpoint.MisfitReason;
import io.marketdata.compute.checkpoint.PartitionMark;
import io.marketdata.compute.checkpoint.RefusedException;
import io.marketdata.compute.checkpoint.StateEntry;
import io.marketdata.compute.checkpoint.StoredPosition;
import io.marketdata.compute.core.PartitionCore;
import io.marketdata.compute.ticks.Membership;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a partition over, reads its state and says whether it fits the log. Thread-safe. */
final class PartitionLoader {

  private final Checkpoints checkpoints;
  private final TickProcessors processors;
  private final FitCheck check;

  PartitionLoader(Checkpoints checkpoints, TickProcessors processors, long epoch) {
    this.checkpoints = checkpoints;
    this.processors = processors;
    this.check = new FitCheck(epoch, PartitionCore.OUTPUT_VERSION);
  }

  /**
   * Blocks; throws what the store throws, with nothing left open.
   *
   * @throws RefusedException where another owner has stored while this one was reading
   */
  LoadedPartition load(
      int partition, Membership membership, Claim claim, @Nullable ParkedPartition parked) {
    CheckpointSession session = checkpoints.open(partition, membership, claim);
    boolean kept = false;
    try {
      StoredPosition position = session.position();
      LoadedPartition loaded = load(partition, session, position, parked);
      if (loaded instanceof LoadedPartition.Unserved(Fit.Misfit misfit)
          && session.position().revision() != position.revision()) {
        throw new RefusedException(partition, new IllegalStateException(misfit.line()));
      }
      kept = loaded instanceof LoadedPartition.Ready;
      return loaded;
    } finally {
      if (!kept) {
        session.close();
      }
    }
  }

  private LoadedPartition load(
      int partition,
      CheckpointSession session,
      StoredPosition position,
      @Nullable ParkedPartition parked) {
    if (parked != null
        && parked.revision() == position.revision()
        && parked.processor().nextOffset() >= position.logBegin()
        && parked.processor().nextOffset() <= position.logEnd()) {
      return new LoadedPartition.Ready(session, parked.processor());
    }
    List<StateEntry> entries = session.entries();
    PartitionMark mark;
    try {
      mark = PartitionMark.find(entries);
    } catch (IllegalArgumentException e) {
      return new LoadedPartition.Unserved(
          new Fit.Misfit(MisfitReason.RECORD_MISSING, "the partition record cannot be read"));
    }
    Fit fit =
        mark == null
            ? check.withoutRecord(!entries.isEmpty(), position)
            : check.withRecord(mark, position, session::tick);
    return switch (fit) {
      case Fit.Misfit misfit -> new LoadedPartition.Unserved(misfit);
      case Fit.FirstStart _ -> new LoadedPartition.Ready(session, processors.create(partition));
      case Fit.Resume _ -> resumed(partition, session, entries);
    };
  }

  private LoadedPartition resumed(
      int partition, CheckpointSession session, List<StateEntry> entries) {
    TickProcessor processor = processors.create(partition);
    try {
      processor.load(entries);
    } catch (RuntimeException e) {
      return new LoadedPartition.Unserved(
          new Fit.Misfit(MisfitReason.CORE_STOPPED, "the stored state cannot be read: " + e));
    }
    return new LoadedPartition.Ready(session, processor);
  }
}

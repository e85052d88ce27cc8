package io.marketdata.compute.epoch;

import io.marketdata.history.FlushMark;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether an epoch has come to rest: everything in checkpoints and view, and nothing new. */
final class Rest {

  private final long epoch;
  private final Set<Integer> broken;
  private final boolean acceptLoss;

  /**
   * Of one epoch.
   *
   * @param broken partitions that no compute serves; only their updates have to be in the view
   * @param acceptLoss whether updates may be lost that were published and never came to the view
   */
  Rest(long epoch, Set<Integer> broken, boolean acceptLoss) {
    this.epoch = epoch;
    this.broken = Set.copyOf(broken);
    this.acceptLoss = acceptLoss;
  }

  boolean isBroken(int partition) {
    return broken.contains(partition);
  }

  /**
   * What is still under way, in one line; null if nothing.
   *
   * @param marks read before the looks: a view at work is never beyond a log that was read later
   */
  @Nullable String open(List<PartitionLook> looks, List<Optional<FlushMark>> marks) {
    for (PartitionLook look : looks) {
      String line = checkpoint(look);
      if (line != null) {
        return line;
      }
    }
    for (PartitionLook look : looks) {
      String line = view(look, marks.get(look.partition()));
      if (line != null) {
        return line;
      }
    }
    return null;
  }

  private @Nullable String checkpoint(PartitionLook look) {
    Long committed = look.position().committed();
    long end = look.position().logEnd();
    // an offset may have expired, the checkpoints themselves are compared when all has come to rest
    if (broken.contains(look.partition()) || end == 0 || (committed != null && committed >= end)) {
      return null;
    }
    return committed == null
        ? null
        : "partition %d: the checkpoint is at %d and md.ticks.%d ends at %d; compute has to run"
            .formatted(look.partition(), committed, epoch, end);
  }

  private @Nullable String view(PartitionLook look, Optional<FlushMark> mark) {
    long written = mark.filter(m -> m.epoch() == epoch).map(FlushMark::offset).orElse(0L);
    if (mark.isPresent() && mark.get().epoch() > epoch) {
      throw new EpochRefusedException(
          "the view is at %s already, a later epoch than %d; is this the Redis of this Kafka?"
              .formatted(mark.get(), epoch));
    }
    if (written > look.updatesEnd() && !acceptLoss) {
      throw new EpochRefusedException(
          "md.updates.%d ends at %d in partition %d and the view is at %d: what was published in between is lost; ./run topics epoch --from=log makes it again, --accept-loss goes on without it"
              .formatted(epoch, look.updatesEnd(), look.partition(), written));
    }
    return written >= look.updatesEnd()
        ? null
        : "partition %d: the view is at %d and md.updates.%d ends at %d"
            .formatted(look.partition(), written, epoch, look.updatesEnd());
  }
}

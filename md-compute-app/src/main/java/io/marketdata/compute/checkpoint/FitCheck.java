package io.marketdata.compute.checkpoint;

import io.marketdata.compute.checkpoint.Fit.FirstStart;
import io.marketdata.compute.checkpoint.Fit.Misfit;
import io.marketdata.compute.checkpoint.Fit.Resume;
import io.marketdata.wire.Topics;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Compares a stored state with the log. Only empty topics are a first start; whatever else is
 * missing or different is an alarm and never taken for one.
 */
public final class FitCheck {

  private static final String FROM_LOG = "; ./run topics epoch --from=log makes the states again";
  private static final String FROM_STATE =
      "; ./run topics epoch --from=state goes on without what the log has lost";

  private final long epoch;
  private final int outputVersion;

  /**
   * A check for the epoch in force.
   *
   * @param outputVersion of the core that is to go on
   */
  public FitCheck(long epoch, int outputVersion) {
    this.epoch = epoch;
    this.outputVersion = outputVersion;
  }

  /** A state without a partition record: a first start if nothing else is there either. */
  public Fit withoutRecord(boolean anythingStored, StoredPosition position) {
    if (!anythingStored && epoch > Topics.FIRST_EPOCH) {
      return misfit(
          MisfitReason.STATE_MISSING,
          "epoch " + epoch + " began with states that are not stored any more");
    }
    if (anythingStored) {
      return misfit(MisfitReason.RECORD_MISSING, "states are stored without a partition record");
    }
    if (position.committed() != null) {
      return misfit(
          MisfitReason.STATE_MISSING,
          "no state is stored but the group's offset is " + position.committed());
    }
    if (position.logBegin() > 0) {
      return misfit(
          MisfitReason.STATE_MISSING,
          "no state is stored but the log begins at " + position.logBegin());
    }
    return new FirstStart();
  }

  /**
   * A state with a partition record.
   *
   * @param tick looks a record of the log up, giving null where the log does not hold it
   */
  public Fit withRecord(
      PartitionMark mark, StoredPosition position, LongFunction<@Nullable LoggedTick> tick) {
    long next = mark.nextOffset();
    if (mark.epoch() != epoch) {
      return misfit(
          MisfitReason.OTHER_EPOCH, "the state is of epoch " + mark.epoch() + ", not " + epoch);
    }
    if (mark.outputVersion() != outputVersion) {
      return misfit(
          MisfitReason.OTHER_OUTPUT_VERSION,
          "the state is of output version " + mark.outputVersion() + ", not " + outputVersion);
    }
    if (next > position.logEnd()) {
      return misfit(
          MisfitReason.OFFSET_BEYOND_END,
          "the next offset is " + next + " but the log ends at " + position.logEnd());
    }
    if (next < position.logBegin()) {
      return misfit(
          MisfitReason.OFFSET_GONE,
          "the next offset is " + next + " but the log begins at " + position.logBegin());
    }
    Long committed = position.committed();
    if (committed != null && committed != next) {
      return misfit(
          MisfitReason.COMMITTED_DIFFERS,
          "the next offset is " + next + " but the group's offset is " + committed);
    }
    return content(mark, position, tick);
  }

  private static Fit content(
      PartitionMark mark, StoredPosition position, LongFunction<@Nullable LoggedTick> tick) {
    long before = mark.nextOffset() - 1;
    LoggedTick stored = mark.last();
    if (stored == null || before < position.logBegin()) {
      return new Resume(mark.nextOffset());
    }
    LoggedTick logged = tick.apply(before);
    if (!stored.equals(logged)) {
      return misfit(
          MisfitReason.OTHER_CONTENT,
          "the record at " + before + " is not the one that was applied");
    }
    return new Resume(mark.nextOffset());
  }

  private static Misfit misfit(MisfitReason reason, String line) {
    boolean isLog =
        switch (reason) {
          case OFFSET_GONE, OFFSET_BEYOND_END, OTHER_CONTENT -> true;
          case STATE_MISSING,
              RECORD_MISSING,
              OTHER_EPOCH,
              OTHER_OUTPUT_VERSION,
              COMMITTED_DIFFERS,
              CORE_STOPPED ->
              false;
        };
    return new Misfit(reason, line + (isLog ? FROM_STATE : FROM_LOG));
  }
}

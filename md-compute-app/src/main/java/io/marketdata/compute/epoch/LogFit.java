package io.marketdata.compute.epoch;

import io.marketdata.compute.checkpoint.Fit;
import io.marketdata.compute.checkpoint.FitCheck;
import io.marketdata.compute.checkpoint.MisfitReason;
import io.marketdata.compute.checkpoint.PartitionMark;
import io.marketdata.compute.checkpoint.StateEntry;
import io.marketdata.compute.checkpoint.StoredPosition;
import io.marketdata.compute.core.PartitionCore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which logs of an epoch do not belong to their states any more, by the check of compute itself.
 */
final class LogFit {

  private static final Set<MisfitReason> LOG_LOST =
      Set.of(MisfitReason.OFFSET_GONE, MisfitReason.OFFSET_BEYOND_END, MisfitReason.OTHER_CONTENT);

  private final EpochLog log;
  private final OldEpoch old;

  LogFit(EpochLog log, OldEpoch old) {
    this.log = log;
    this.old = old;
  }

  /** Partitions whose state is whole and whose log is not. */
  Map<Integer, String> broken() {
    FitCheck check = new FitCheck(old.number(), PartitionCore.OUTPUT_VERSION);
    Map<Integer, String> broken = new HashMap<>();
    for (PartitionLook look : log.look(old)) {
      if (fit(look, check) instanceof Fit.Misfit misfit) {
        String line = "partition %d: %s".formatted(look.partition(), misfit.line());
        if (!LOG_LOST.contains(misfit.reason())) {
          throw new EpochRefusedException(line);
        }
        broken.put(look.partition(), line);
      }
    }
    return broken;
  }

  private Fit fit(PartitionLook look, FitCheck check) {
    List<StateEntry> entries = log.states(old.number(), look.partition());
    PartitionMark mark = PartitionMark.find(entries);
    StoredPosition position = look.position();
    if (mark == null) {
      return check.withoutRecord(!entries.isEmpty(), position);
    }
    // a compute at work may have stored more between the two readings
    StoredPosition comparable =
        new StoredPosition(position.revision(), null, position.logBegin(), position.logEnd());
    return check.withRecord(
        mark,
        mark.nextOffset() > position.logEnd() ? again(look.partition()) : comparable,
        offset -> log.tick(old.number(), look.partition(), offset).orElse(null));
  }

  private StoredPosition again(int partition) {
    StoredPosition now = log.look(old).get(partition).position();
    return new StoredPosition(now.revision(), null, now.logBegin(), now.logEnd());
  }
}

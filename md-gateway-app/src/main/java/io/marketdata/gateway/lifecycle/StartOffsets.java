package io.marketdata.gateway.lifecycle;

import io.marketdata.gateway.updates.LogBounds;
import io.marketdata.gateway.updates.UpdateSource.UpdateLog;
import io.marketdata.gateway.updates.UpdatesUnreadableException;
import io.marketdata.history.FlushMark;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where to read each partition on from. */
final class StartOffsets {

  private StartOffsets() {}

  /**
   * The flush mark of each partition; the log's first record where there is no mark and nothing of
   * the log has gone yet.
   *
   * @throws UpdatesUnreadableException with one line, where a mark and the log do not fit
   */
  static long[] of(UpdateLog log, Map<Integer, FlushMark> marks) {
    long[] starts = new long[log.partitions().size()];
    for (int p = 0; p < starts.length; p++) {
      starts[p] = start(p, log.epoch(), log.partitions().get(p), marks.get(p));
    }
    return starts;
  }

  private static long start(int partition, long epoch, LogBounds log, @Nullable FlushMark mark) {
    String place = "partition " + partition + " of epoch " + epoch;
    if (mark != null && mark.epoch() > epoch) {
      throw misfit(place + " is past: the view is at epoch " + mark.epoch());
    }
    if (mark == null || mark.epoch() < epoch) {
      if (log.begin() > 0) {
        throw misfit(place + " has no flush mark and its log begins at " + log.begin());
      }
      return 0;
    }
    if (mark.offset() > log.end()) {
      throw new UpdatesUnreadableException(
          "%s: mark %s lies behind the log's end %d, so updates are lost; ./run topics epoch --from=log makes them again"
              .formatted(place, mark, log.end()),
          null);
    }
    if (mark.offset() < log.begin()) {
      throw misfit(place + ": mark " + mark + " lies before the log's begin " + log.begin());
    }
    return mark.offset();
  }

  private static UpdatesUnreadableException misfit(String line) {
    return new UpdatesUnreadableException(line + "; ./run view rebuild writes the view anew", null);
  }
}

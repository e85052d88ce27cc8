package io.marketdata.load.clients;

import java.util.List;
import java.util.function.Consumer;

/** Events: dense from the first one on, none twice, a hole only where a gap message stands. */
final class EventCheck extends StreamCheck {

  private long first = NONE;
  private long last = NONE;

  EventCheck(
      StreamName stream,
      PartitionUpdates updates,
      RequestProgress progress,
      Consumer<String> findings) {
    super(stream, updates, progress, findings);
  }

  @Override
  void gap(long from, long to) {
    if (last != NONE && from != last + 1) {
      say("a gap from " + from + " to " + to + " comes behind seq " + last);
    }
    reach(from, to);
  }

  @Override
  void take(StreamLog.Entry entry) {
    long seq = entry.seq();
    if (last != NONE && seq <= last) {
      say("seq " + seq + " comes again, or too late, behind " + last);
    } else if (last != NONE && seq > last + 1) {
      say("seq " + (last + 1) + " to " + (seq - 1) + " are missing");
    }
    progress.updated(entry.frame());
    reach(seq, seq);
  }

  private void reach(long from, long to) {
    if (first == NONE) {
      first = from;
    }
    last = Math.max(last, to);
  }

  @Override
  void finish(boolean atRest) {
    if (progress.firstUpdate() < Integer.MAX_VALUE && (first != NONE || atRest)) {
      long below = first == NONE ? Long.MAX_VALUE : first;
      missing(log.behind(progress.firstUpdate(), below), "at the beginning");
    }
    if (atRest && last != NONE) {
      missing(log.between(last, Long.MAX_VALUE), "at the end");
    }
  }

  private void missing(List<StreamLog.Entry> entries, String where) {
    if (!entries.isEmpty()) {
      long from = entries.getFirst().seq();
      say("seq " + from + " to " + entries.getLast().seq() + " are missing " + where);
    }
  }
}

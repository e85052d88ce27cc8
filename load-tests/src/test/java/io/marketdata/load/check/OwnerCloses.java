package io.marketdata.load.check;

import io.marketdata.kafka.LogRecord;
import io.marketdata.wire.FrameReader;
import io.marketdata.wire.MalformedFrameException;
import io.marketdata.wire.Position;
import io.marketdata.wire.sbe.BarUpdateDecoder;
import io.marketdata.wire.sbe.OwnerCloseDecoder;
import io.marketdata.wire.sbe.RevisionReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What owners have written for sources that were mute: each names the newest term of its source, a
 * position that was there, and a time that had come. It counts where nothing of the source lies
 * behind that position; what the source brings later revises the bars that it has closed.
 */
final class OwnerCloses {

  private static final long NANOS_PER_MILLI = 1_000_000;

  /** Clocks of one machine, read at different moments. */
  private static final long TOLERANCE = 2_000_000_000L;

  private final Findings findings = new Findings();
  private long written;
  private long counted;
  private long revised;

  private record Stand(long epoch, long term, long position) {

    static final Stand NONE = new Stand(-1, -1, -1);
  }

  /**
   * Takes one partition.
   *
   * @param ticks from the beginning of an epoch's log
   * @param fresh what a fresh core makes of them
   */
  void take(int partition, List<LogRecord> ticks, List<byte[]> fresh) {
    Map<String, Stand> sources = new HashMap<>();
    FrameReader frame = new FrameReader();
    for (LogRecord record : ticks) {
      try {
        frame.wrap(Objects.requireNonNull(record.value()));
        take("ticks " + partition + " offset " + record.offset(), record, frame, sources);
      } catch (MalformedFrameException _) {
        // the check of the feeds tells of it
      }
    }
    for (byte[] update : fresh) {
      frame.wrap(update);
      while (frame.next()) {
        boolean isBar = frame.templateId() == BarUpdateDecoder.TEMPLATE_ID;
        revised += isBar && frame.barUpdate().reason() == RevisionReason.BACKFILL ? 1 : 0;
      }
    }
  }

  private void take(String place, LogRecord record, FrameReader frame, Map<String, Stand> sources) {
    Stand stand = sources.getOrDefault(frame.source(), Stand.NONE);
    boolean older =
        frame.epoch() < stand.epoch || (frame.epoch() == stand.epoch && frame.term() < stand.term);
    while (frame.next()) {
      if (frame.templateId() == OwnerCloseDecoder.TEMPLATE_ID) {
        close(place, record, frame.ownerClose(), stand);
      } else if (!older) {
        stand = new Stand(frame.epoch(), frame.term(), Position.of(record.offset(), frame.index()));
      }
    }
    sources.put(frame.source(), stand);
  }

  private void close(String place, LogRecord record, OwnerCloseDecoder close, Stand stand) {
    written++;
    boolean newest = close.epoch() == stand.epoch && close.term() == stand.term;
    counted += newest && close.after() >= stand.position ? 1 : 0;
    if (close.after() > stand.position) {
      findings.add(place + ": an owner closes behind a position that is not there");
    }
    if (close.time() > record.timestamp() * NANOS_PER_MILLI + TOLERANCE) {
      findings.add(place + ": an owner closes what is not over");
    }
  }

  /** How many there are in the log. */
  long written() {
    return written;
  }

  /** What is wrong with them. */
  Findings findings() {
    Findings all = new Findings();
    all.addAll(findings);
    if (counted > 0 && revised == 0) {
      all.add("owners have closed bars of a mute source, and none was revised when it was back");
    }
    return all;
  }

  /** For people. */
  String summary() {
    return written
        + " closes by owners, "
        + counted
        + " of them counted, "
        + revised
        + " bars were revised by a backfill";
  }
}

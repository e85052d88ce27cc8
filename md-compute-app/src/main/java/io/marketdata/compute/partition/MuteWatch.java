package io.marketdata.compute.partition;

import io.marketdata.compute.core.OwnerClose;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for sources that have bars to close and say nothing, and writes into the log that they are
 * closed. Silence is what the core has not admitted, by the owner's monotonic clock, and it counts
 * only while the log's end is told: as long as the broker is away, or this process stands still, a
 * live source cannot be heard either. For the core's thread.
 */
final class MuteWatch {

  private static final Logger LOG = LoggerFactory.getLogger(MuteWatch.class);
  private static final long PERIOD = Duration.ofSeconds(1).toNanos();

  /** Without a look for so long the process stood still. */
  private static final long STANDSTILL = Duration.ofSeconds(2).toNanos();

  /** An end of the log that is older says nothing of now. */
  private static final long FRESH = Duration.ofSeconds(5).toNanos();

  /** One record may need so long to come back through the log. */
  private static final long REPEAT = Duration.ofSeconds(10).toNanos();

  private final int partition;
  private final MuteRule rule;
  private final PartitionThreads threads;
  private final PipelineMetrics metrics;
  private final Map<String, Silence> silences = new HashMap<>();
  private long looked;
  private long searched;
  private boolean underWay;

  MuteWatch(
      int partition, MuteRule rule, PartitionThreads threads, PipelineMetrics metrics, long now) {
    this.partition = partition;
    this.rule = rule;
    this.threads = threads;
    this.metrics = metrics;
    this.looked = now;
    this.searched = now;
  }

  /** One look; some come every second. */
  void look(long now, LogEnd end, TickProcessor processor) {
    boolean stoodStill = now - looked > STANDSTILL;
    looked = now;
    if (stoodStill || !end.isKnown() || now - end.at() > FRESH) {
      silences.clear();
      return;
    }
    if (now - searched < PERIOD || underWay || rule.suspended().getAsBoolean()) {
      return;
    }
    searched = now;
    List<OwnerClose> overdue = processor.overdue(rule.wall().getAsLong());
    for (OwnerClose close : overdue) {
      Silence silence = silence(close, now);
      boolean isMute = end.at() - silence.since >= rule.silence().toNanos();
      if (isMute && processor.nextOffset() >= end.offset() && silence.isOpen(now)) {
        append(close, silence, now);
        return;
      }
    }
  }

  private Silence silence(OwnerClose close, long now) {
    Silence known = silences.get(close.source());
    if (known != null && known.isSame(close)) {
      return known;
    }
    Silence begun = new Silence(close, now);
    silences.put(close.source(), begun);
    return begun;
  }

  private void append(OwnerClose close, Silence silence, long now) {
    if (silence.told == null) {
      LOG.atWarn()
          .addKeyValue("partition", partition)
          .addKeyValue("source", close.source())
          .addKeyValue("term", close.term())
          .log("Source is mute: its bars are closed without it, marked partial");
    }
    silence.told = now;
    underWay = true;
    try {
      rule.closes()
          .append(
              partition,
              close.toFrame(),
              failure -> threads.core(() -> answered(silence, failure)));
    } catch (RuntimeException e) {
      // what the owner may say must not cost the partition its memory
      answered(silence, e);
    }
  }

  private void answered(Silence silence, @Nullable Throwable failure) {
    underWay = false;
    metrics.muteClosed(partition, failure == null);
    if (failure != null) {
      silence.told = looked - REPEAT;
      LOG.atWarn()
          .addKeyValue("partition", partition)
          .addKeyValue("source", silence.source)
          .log("Bars of a mute source are not closed, to be tried again: {}", failure.toString());
    }
  }

  /** A source that stands where it stood. */
  private static final class Silence {

    private final String source;
    private final long term;
    private final long after;
    private final long since;
    private @Nullable Long told;

    Silence(OwnerClose close, long since) {
      this.source = close.source();
      this.term = close.term();
      this.after = close.after();
      this.since = since;
    }

    boolean isSame(OwnerClose close) {
      return close.term() == term && close.after() == after;
    }

    boolean isOpen(long now) {
      Long last = told;
      return last == null || now - last >= REPEAT;
    }
  }
}

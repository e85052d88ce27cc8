package io.marketdata.ingest.feed.line;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One part of a source's streams, kept coming: when its connection gets old or is to end, another
 * one is opened and subscribed first, both bring everything for a while, then the old one is let
 * go. For one thread.
 */
final class LiveLine {

  private static final long TICK = 1_000_000L;

  private final LinePart part;
  private final LinePlan plan;
  private final LongFunction<LineLink> links;
  private final LineReport report;
  private final LineMetrics metrics;
  private final LineOutage outage;
  private final List<LineLink> retiring = new ArrayList<>();
  private LineLink current;
  private @Nullable LineLink successor;
  private @Nullable LineState reported;

  LiveLine(
      LinePart part,
      LinePlan plan,
      Function<LinePart, LongFunction<LineLink>> links,
      LineReport report,
      LineMetrics metrics,
      long now) {
    this.part = part;
    this.plan = plan;
    this.links = links.apply(part);
    this.report = report;
    this.metrics = metrics;
    outage = new LineOutage(now);
    current = this.links.apply(now);
  }

  LineOutage outage() {
    return outage;
  }

  /** State of the connection that brings, or is to bring. */
  LineState state() {
    return current.state();
  }

  boolean isLive() {
    return current.isLive();
  }

  /** Whether two connections bring, or may bring, the same. */
  boolean isOverlapping() {
    return successor != null || !retiring.isEmpty();
  }

  /** The link that has this connection, or null. */
  @Nullable LineLink find(int connection) {
    LineLink next = successor;
    if (current.has(connection)) {
      return current;
    }
    if (next != null && next.has(connection)) {
      return next;
    }
    for (LineLink old : retiring) {
      if (old.has(connection)) {
        return old;
      }
    }
    return null;
  }

  /**
   * Lets time pass.
   *
   * @param nextId how another connection would be called; two may be opened
   * @return number of connections opened
   */
  int poll(long now, int nextId) {
    int opened = run(current, now, nextId);
    LineLink next = successor;
    if (next == null && current.state() instanceof LineState.Live live && now >= live.rotate()) {
      next = links.apply(now);
      successor = next;
      report.rotating();
    }
    if (next != null) {
      opened += run(next, now, nextId + opened);
      handOver(next, now);
    }
    judge(now);
    outage.poll(now);
    return opened;
  }

  /** When {@link #poll} has something new to do at the latest. */
  long nextTime(long now) {
    long time = current.machine().nextTime();
    LineLink next = successor;
    if (next != null) {
      time = Math.min(time, next.machine().nextTime());
      if (next.state() instanceof LineState.Live live) {
        time = Math.min(time, live.since() + plan.overlap().toNanos());
      }
    } else if (current.state() instanceof LineState.Live live) {
      time = Math.min(time, live.rotate());
    }
    if (outage.isDown()) {
      time = Math.min(time, outage.from() + LineOutage.TELL_EVERY);
    }
    return Math.max(time, now + TICK);
  }

  /** A message came through a link. */
  void heard(LineLink link, long arrival) {
    link.machine().heard(arrival);
    if (outage.isDown() && current.isLive()) {
      outage.end(arrival);
    }
  }

  /** A link's connection is over. */
  void lost(LineLink link, long now, String reason) {
    link.lost(now, reason);
    retiring.remove(link);
  }

  void resume() {
    current.resume();
    LineLink next = successor;
    if (next != null) {
      next.resume();
    }
    retiring.forEach(LineLink::resume);
  }

  void close() {
    current.close();
    LineLink next = successor;
    if (next != null) {
      next.close();
    }
  }

  private int run(LineLink link, long now, int nextId) {
    if (!link.run(now, nextId)) {
      return 0;
    }
    metrics.attempt();
    return 1;
  }

  private void handOver(LineLink next, long now) {
    boolean lost = current.state() instanceof LineState.BackingOff;
    boolean ripe =
        next.state() instanceof LineState.Live live
            && now - live.since() >= plan.overlap().toNanos();
    if (lost || ripe) {
      current.close();
      if (current.isOpen()) {
        retiring.add(current);
      }
      current = next;
      successor = null;
    }
  }

  private void judge(long now) {
    LineState state = current.state();
    if (state.equals(reported)) {
      return;
    }
    if (state instanceof LineState.BackingOff waiting && waiting.attempt() > 0) {
      report.failed(waiting, now);
    }
    if (state instanceof LineState.Live && !(reported instanceof LineState.Live)) {
      report.live(part.streams(), now);
    }
    boolean gone = !(state instanceof LineState.Live || state instanceof LineState.Stalled);
    if (gone && !outage.isDown()) {
      outage.begin(current.machine().heardAt());
    }
    reported = state;
  }
}

package io.marketdata.compute.view;

import io.marketdata.history.FlushMark;
import java.util.function.Consumer;
import reactor.core.scheduler.Scheduler;

/**
 * Moves a partition's flush mark up behind the durability lag, and sees when it has vanished. A
 * first mark that a disturbance took away within the lag is written again, as everything is. Runs
 * on the partition's own thread.
 */
final class PartitionMarker {

  private static final long PERIOD = 1_000_000_000L;

  private final int partition;
  private final Surroundings around;
  private final Scheduler own;
  private final Consumer<String> alarm;
  private final Runnable rebuild;
  private final MarkProgress progress;
  private final long begunAt;
  private FlushMark mark;
  private boolean young;
  private boolean lost;
  private boolean marking;
  private boolean closed;
  private long markedAt;

  PartitionMarker(
      int partition,
      Surroundings around,
      FlushMark start,
      boolean first,
      Scheduler own,
      Consumer<String> alarm,
      Runnable rebuild) {
    this.young = first;
    this.partition = partition;
    this.around = around;
    this.mark = start;
    this.own = own;
    this.alarm = alarm;
    this.rebuild = rebuild;
    this.progress = new MarkProgress(around.lag());
    this.begunAt = around.now();
    this.markedAt = begunAt;
  }

  /** The mark as it stands in Redis. */
  long offset() {
    return mark.offset();
  }

  void acknowledged(long now, long offset) {
    progress.acknowledged(now, offset);
  }

  void durableAt(long time) {
    young = young && time - begunAt < 0;
    progress.durableAt(time);
  }

  void disturbed() {
    lost |= young;
    progress.disturbed();
  }

  /** What is under way comes to nothing. */
  void close() {
    closed = true;
  }

  /** Writes the mark where a second has passed, also where it stays: it must still be there. */
  void mark(long now) {
    if (marking || now - markedAt < PERIOD) {
      return;
    }
    marking = true;
    markedAt = now;
    FlushMark next = mark.at(Math.max(mark.offset(), progress.durable()));
    around
        .store()
        .advance(partition, next, !lost)
        .publishOn(own)
        .doFinally(end -> marking = false)
        .subscribe(advance -> moved(next, advance), error -> {});
  }

  private void moved(FlushMark next, MarkAdvance advance) {
    if (closed) {
      return;
    }
    switch (advance) {
      case MOVED, KEPT -> {
        mark = next;
        lost = false;
      }
      case VANISHED -> alarm.accept("its flush mark " + mark + " has vanished from Redis");
      case REBUILD -> rebuild.run();
    }
  }
}

package io.marketdata.compute.partition;

import io.marketdata.compute.checkpoint.CheckpointSession;
import io.marketdata.compute.checkpoint.Fit;
import io.marketdata.compute.checkpoint.MisfitReason;
import io.marketdata.compute.checkpoint.RefusedException;
import io.marketdata.compute.publish.UpdateLane;
import io.marketdata.compute.ticks.TickRecord;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A loaded partition at work: records in order through the core, updates out, checkpoints at record
 * boundaries. Lives from one load to the next; everything runs on the core's thread except the
 * commits.
 */
final class Serving {

  private final int partition;
  private final OwnerContext context;
  private final PartitionThreads threads;
  private final CheckpointSession session;
  private final TickProcessor processor;
  private final UpdateLane lane;
  private final ServingListener listener;
  private final UpdateWindow window;
  private final CheckpointPace pace;
  private final @Nullable MuteWatch mute;
  private final ArrayDeque<TickRecord> waiting = new ArrayDeque<>();
  private @Nullable CheckpointDraft draft;
  private @Nullable Consumer<@Nullable ParkedPartition> finishing;
  private @Nullable Long revision;
  private boolean storing;
  private boolean ended;
  private long stored;
  private long progressAt;

  Serving(
      int partition,
      OwnerContext context,
      PartitionThreads threads,
      LoadedPartition.Ready ready,
      ServingListener listener) {
    this.partition = partition;
    this.context = context;
    this.threads = threads;
    this.session = ready.session();
    this.processor = ready.processor();
    this.lane = context.publisher().open(partition);
    this.listener = listener;
    this.window =
        new UpdateWindow(context.limits().framesInFlight(), context.limits().bytesInFlight());
    this.progressAt = context.nanos().getAsLong();
    this.pace = new CheckpointPace(context.limits(), progressAt);
    this.stored = processor.nextOffset();
    MuteRule rule = context.mute();
    this.mute =
        rule == null
            ? null
            : new MuteWatch(partition, rule, threads, context.metrics(), progressAt);
  }

  long nextOffset() {
    return processor.nextOffset();
  }

  /** Takes a record; it waits while too many updates are on their way. */
  void accept(TickRecord record) {
    if (waiting.isEmpty() && window.hasRoom()) {
      apply(record);
    } else {
      waiting.add(record);
    }
  }

  /** Looks at the clock: a checkpoint may be due, a record missing, a source mute. */
  void tick(long now, LogEnd logEnd) {
    context.metrics().lag(partition, Math.max(0, logEnd.offset() - nextOffset()));
    if (draft == null && finishing == null && pace.isDue(now) && nextOffset() > stored) {
      takeDraft(now);
    }
    if (ended) {
      return;
    }
    if (mute != null && finishing == null) {
      mute.look(now, logEnd, processor);
    }
    boolean caughtUp = nextOffset() >= logEnd.offset() || !waiting.isEmpty() || !window.hasRoom();
    if (caughtUp || !context.source().hasUnmetDemand()) {
      progressAt = now;
    } else if (now - progressAt >= context.limits().missing().toNanos()) {
      listener.stopped(ReloadReason.RECORD_MISSING, null);
    }
  }

  /**
   * Stores what is not stored yet, then says so, with the memory as it is stored. A failure goes to
   * the listener instead.
   */
  void finish(Consumer<@Nullable ParkedPartition> done) {
    finishing = done;
    dropWaiting();
    finishStep();
  }

  /** Lets go of everything at once; what was not stored is done again by the next owner. */
  void discard() {
    ended = true;
    dropWaiting();
    lane.close();
    session.abandon();
    threads.store(session::close);
    context.metrics().inFlight(partition, 0);
  }

  private void apply(TickRecord record) {
    if (!isNext(record)) {
      DropReason reason = record.offset() < nextOffset() ? DropReason.BEHIND : DropReason.AHEAD;
      context.metrics().dropped(partition, reason);
      context.source().release();
      return;
    }
    List<byte[]> frames;
    try {
      frames = processor.apply(record.offset(), record.appendTimeMillis(), record.frame());
    } catch (RuntimeException e) {
      listener.unserved(
          new Fit.Misfit(
              MisfitReason.CORE_STOPPED, "the core stopped at " + record.offset() + ": " + e));
      return;
    } finally {
      context.source().release();
    }
    context.metrics().applied(partition);
    progressAt = context.nanos().getAsLong();
    frames.forEach(this::publish);
    context.metrics().inFlight(partition, window.inFlight());
  }

  private boolean isNext(TickRecord record) {
    return record.offset() == nextOffset();
  }

  private void publish(byte[] frame) {
    int bytes = frame.length;
    window.sent(bytes);
    lane.send(frame, failure -> threads.core(() -> answered(bytes, failure)));
  }

  private void answered(int bytes, @Nullable Throwable failure) {
    if (ended) {
      return;
    }
    if (failure != null) {
      listener.stopped(ReloadReason.PUBLISH_FAILED, failure);
      return;
    }
    window.acknowledged(bytes);
    while (!ended && window.hasRoom() && !waiting.isEmpty()) {
      apply(waiting.remove());
    }
    if (!ended) {
      context.metrics().inFlight(partition, window.inFlight());
      storeDraft();
    }
  }

  private void takeDraft(long now) {
    try {
      draft = CheckpointDraft.take(processor, window);
    } catch (RuntimeException e) {
      listener.stopped(ReloadReason.CHECKPOINT_FAILED, e);
      return;
    }
    pace.taken(now);
    storeDraft();
  }

  private void storeDraft() {
    CheckpointDraft ready = draft;
    if (ready == null || storing || !window.hasPassed(ready.barrier())) {
      return;
    }
    storing = true;
    long since = context.nanos().getAsLong();
    threads.store(() -> commit(ready, since));
  }

  private void commit(CheckpointDraft ready, long since) {
    try {
      long reached = session.commit(ready.entries(), ready.nextOffset());
      threads.core(() -> stored(ready, reached, since));
    } catch (RefusedException e) {
      threads.core(() -> failed(ReloadReason.REFUSED, e));
    } catch (Throwable e) {
      threads.core(() -> failed(ReloadReason.CHECKPOINT_FAILED, e));
    }
  }

  private void stored(CheckpointDraft ready, long reached, long since) {
    if (ended) {
      return;
    }
    processor.confirmed();
    draft = null;
    storing = false;
    stored = ready.nextOffset();
    revision = reached;
    pace.measured(ready.bytes());
    PipelineMetrics metrics = context.metrics();
    metrics.checkpointed(partition, ready.bytes(), context.nanos().getAsLong() - since);
    metrics.checkpointInterval(partition, pace.intervalNanos() / 1_000_000, pace.isLengthened());
    listener.checkpointed(stored);
    if (finishing != null) {
      finishStep();
    }
  }

  private void failed(ReloadReason reason, Throwable failure) {
    if (!ended) {
      listener.stopped(reason, failure);
    }
  }

  private void finishStep() {
    if (draft != null) {
      return;
    }
    if (nextOffset() > stored) {
      takeDraft(context.nanos().getAsLong());
    } else if (finishing != null) {
      finishing.accept(revision == null ? null : new ParkedPartition(processor, revision));
    }
  }

  private void dropWaiting() {
    while (!waiting.isEmpty()) {
      waiting.remove();
      context.metrics().dropped(partition, DropReason.NOT_SERVING);
      context.source().release();
    }
  }
}

package io.marketdata.kafka;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The frames of one partition in their order: one is in flight, nothing is sent behind one that
 * failed. A lane that has ended stays so; its user opens another one when it knows where to go on.
 * Thread-safe; results arrive on the sender's thread, which must not be blocked.
 */
public final class FrameLane implements AutoCloseable {

  private final String name;
  private final int partition;
  private final SendLimits limits;
  private final SendMetrics metrics;
  private final FrameTransport transport;
  private final ArrayDeque<Held> waiting = new ArrayDeque<>();
  private @Nullable Held inFlight;
  private long bytes;
  private boolean ended;
  private @Nullable Throwable cause;

  FrameLane(
      String topic,
      int partition,
      SendLimits limits,
      SendMetrics metrics,
      FrameTransport transport) {
    this.name = topic + "-" + partition;
    this.partition = partition;
    this.limits = limits;
    this.metrics = metrics;
    this.transport = transport;
  }

  /**
   * Takes a frame. It is sent whether or not the result is subscribed to, in the order of the
   * calls.
   *
   * @param frame a whole record value; not copied, not to be changed any more
   * @return the frame's place in the log; an error of {@link LaneFullException}, {@link
   *     LaneEndedException} or the client's own exception where this very frame failed
   */
  public Mono<Sent> send(byte[] frame) {
    Held held = new Held(frame);
    synchronized (this) {
      if (ended) {
        metrics.refused(partition);
        return Mono.error(new LaneEndedException(name, cause));
      }
      if (!limits.admit(heldFrames(), bytes, frame.length)) {
        metrics.refused(partition);
        return Mono.error(new LaneFullException(name));
      }
      bytes += frame.length;
      metrics.offered(partition, frame.length);
      if (inFlight != null) {
        waiting.add(held);
        return held.result.asMono();
      }
      inFlight = held;
    }
    transmit(held);
    return held.result.asMono();
  }

  /** Frames that are neither acknowledged nor failed. */
  public synchronized int heldFrames() {
    return waiting.size() + (inFlight == null ? 0 : 1);
  }

  /** Whether nothing is sent any more. */
  public synchronized boolean hasEnded() {
    return ended;
  }

  /** Gives up what waits. The frame in flight, if any, still reports its own result. */
  @Override
  public void close() {
    giveUp(end(null, false), null);
  }

  void fail(Throwable failure) {
    giveUp(end(failure, false), failure);
  }

  private void transmit(Held held) {
    transport
        .transmit(partition, held.frame)
        .subscribe(sent -> acknowledged(held, sent), failure -> failed(held, failure));
  }

  private void acknowledged(Held held, Sent sent) {
    Held next;
    synchronized (this) {
      if (inFlight != held) {
        return;
      }
      bytes -= held.frame.length;
      next = waiting.poll();
      inFlight = next;
    }
    metrics.acknowledged(partition, held.frame.length, System.nanoTime() - held.since);
    held.result.tryEmitValue(sent);
    if (next == null) {
      return;
    }
    if (isStillWanted(next)) {
      transmit(next);
    } else {
      giveUp(List.of(next), cause);
    }
  }

  /** Whoever took the result may have ended the lane before the next frame was on its way. */
  private synchronized boolean isStillWanted(Held next) {
    if (ended && inFlight == next) {
      inFlight = null;
      bytes = 0;
    }
    return !ended;
  }

  private void failed(Held held, Throwable failure) {
    List<Held> behind = end(failure, true);
    metrics.failed(partition);
    held.result.tryEmitError(failure);
    giveUp(behind, failure);
  }

  private synchronized List<Held> end(@Nullable Throwable failure, boolean inFlightToo) {
    List<Held> given = new ArrayList<>(waiting);
    waiting.clear();
    if (!ended) {
      ended = true;
      cause = failure;
    }
    if (inFlightToo) {
      inFlight = null;
    }
    bytes = inFlight == null ? 0 : inFlight.frame.length;
    return given;
  }

  private void giveUp(List<Held> given, @Nullable Throwable failure) {
    for (Held held : given) {
      metrics.failed(partition);
      held.result.tryEmitError(new LaneEndedException(name, failure));
    }
  }

  /** A frame and the one who waits for its result; two are never the same. */
  private static final class Held {

    private final byte[] frame;
    private final Sinks.One<Sent> result = Sinks.one();
    private final long since = System.nanoTime();

    Held(byte[] frame) {
      this.frame = frame;
    }
  }
}

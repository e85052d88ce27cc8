package io.marketdata.ingest.publish;

import io.marketdata.ingest.normalise.Tick;
import io.marketdata.wire.TickFrameWriter;
import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one partition: the frame in the making, closed frames behind the one under way. A
 * frame is closed when the way is free or when it is full, so bursts make large frames and a quiet
 * source waits for nothing. Thread-safe: the feed's thread fills, the client's thread empties.
 */
final class PartitionOutbox implements FrameOutlet.Receipt {

  /** A frame that is closed. */
  private static final class Sealed {
    final byte[] frame;
    final int messages;

    Sealed(byte[] frame, int messages) {
      this.frame = frame;
      this.messages = messages;
    }
  }

  private final int partition;
  private final FrameOutlet outlet;
  private final LongSupplier base;
  private final PublishLimits limits;
  private final PublishMetrics metrics;
  private final Wakeup wakeup;
  private final TickFrameWriter writer;
  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<Sealed> sealed = new ArrayDeque<>();
  private @Nullable Sealed inFlight;
  private @Nullable Throwable failure;
  private long sealedBytes;
  private long end;
  private boolean refused;

  PartitionOutbox(
      int partition,
      SourceTerm term,
      FrameOutlet outlet,
      LongSupplier base,
      PublishLimits limits,
      PublishMetrics metrics,
      Wakeup wakeup) {
    this.partition = partition;
    this.outlet = outlet;
    this.base = base;
    this.limits = limits;
    this.metrics = metrics;
    this.wakeup = wakeup;
    writer = new TickFrameWriter(limits.frameBytes(), limits.frameMessages());
    writer.begin(term.source(), term.epoch(), term.term());
  }

  OfferResult offer(Tick tick) {
    @Nullable Sealed next;
    lock.lock();
    try {
      if (failure != null) {
        return OfferResult.CLOSED;
      }
      if (!makeRoom(TickEncoding.bound(tick))) {
        refused = true;
        metrics.backPressured();
        return OfferResult.BACK_PRESSURED;
      }
      TickEncoding.write(tick, writer);
      next = nextFrame();
    } finally {
      lock.unlock();
    }
    send(next);
    return OfferResult.ACCEPTED;
  }

  /** Adds messages that are few by their nature, whatever waits. */
  void append(int bytes, Consumer<TickFrameWriter> message) {
    @Nullable Sealed next;
    lock.lock();
    try {
      if (failure != null) {
        return;
      }
      if (!writer.hasRoom(bytes)) {
        seal();
      }
      message.accept(writer);
      next = nextFrame();
    } finally {
      lock.unlock();
    }
    send(next);
  }

  /** Whether everything has been acknowledged; never where something failed. */
  boolean isIdle() {
    lock.lock();
    try {
      return failure == null && inFlight == null && sealed.isEmpty() && writer.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Offset behind the newest acknowledged frame, 0 where there is none. */
  long end() {
    lock.lock();
    try {
      return end;
    } finally {
      lock.unlock();
    }
  }

  @Nullable Throwable failure() {
    lock.lock();
    try {
      return failure;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void acknowledged(long offset) {
    @Nullable Sealed next;
    boolean wake;
    lock.lock();
    try {
      Sealed sent = inFlight;
      if (sent == null) {
        return;
      }
      inFlight = null;
      end = offset + 1;
      metrics.acknowledged(sent.messages, sent.frame.length);
      metrics.queued(-sent.frame.length);
      next = nextFrame();
      wake = refused;
      refused = false;
    } finally {
      lock.unlock();
    }
    if (wake) {
      wakeup.signal();
    }
    send(next);
  }

  @Override
  public void failed(Throwable cause) {
    lock.lock();
    try {
      if (failure == null) {
        failure = cause;
        metrics.failed();
      }
      metrics.queued(-heldBytes());
      sealed.clear();
      sealedBytes = 0;
      inFlight = null;
    } finally {
      lock.unlock();
    }
    wakeup.signal();
  }

  private long heldBytes() {
    return sealedBytes + (inFlight == null ? 0 : inFlight.frame.length);
  }

  private boolean makeRoom(int bytes) {
    if (writer.hasRoom(bytes)) {
      return true;
    }
    if (sealedBytes >= limits.sealedBytes()) {
      return false;
    }
    seal();
    return true;
  }

  private void seal() {
    if (writer.isEmpty()) {
      return;
    }
    int messages = writer.messages();
    Sealed frame = new Sealed(writer.finish(base.getAsLong()), messages);
    sealed.add(frame);
    sealedBytes += frame.frame.length;
    metrics.queued(frame.frame.length);
  }

  private @Nullable Sealed nextFrame() {
    if (inFlight != null || failure != null) {
      return null;
    }
    if (sealed.isEmpty()) {
      seal();
    }
    Sealed next = sealed.poll();
    if (next != null) {
      sealedBytes -= next.frame.length;
      inFlight = next;
    }
    return next;
  }

  private void send(@Nullable Sealed next) {
    if (next != null) {
      outlet.send(partition, next.frame, this);
    }
  }
}

package io.marketdata.gateway.transport;

import io.marketdata.gateway.client.ClientSession;
import io.marketdata.gateway.client.FrameSink;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.publisher.Operators;

/**
 * A client's queue as a flux for its connection: takes a frame out only when the connection asks
 * for one, so that what is not asked for stays where it can still be replaced. Drained by the
 * connection's event loop alone; for one subscriber.
 *
 * @param <T> what the transport sends
 */
public final class OutboundFlow<T> implements Publisher<T>, Subscription, FrameSink {

  private final ClientSession client;
  private final FrameEncoding<? extends T> encoding;
  private final Executor eventLoop;
  private final AtomicLong requested = new AtomicLong();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private volatile @Nullable Subscriber<? super T> connection;
  private volatile boolean completed;

  /** A flux of that client's frames. */
  public OutboundFlow(
      ClientSession client, FrameEncoding<? extends T> encoding, Executor eventLoop) {
    this.client = client;
    this.encoding = encoding;
    this.eventLoop = eventLoop;
  }

  @Override
  public void subscribe(Subscriber<? super T> subscriber) {
    connection = subscriber;
    subscriber.onSubscribe(this);
    client.onReady(this::wake);
  }

  @Override
  public void request(long frames) {
    if (Operators.validate(frames)) {
      requested.accumulateAndGet(frames, Operators::addCap);
      wake();
    }
  }

  @Override
  public void cancel() {
    connection = null;
  }

  /** Ends the flux after what it has handed out. */
  public void complete() {
    completed = true;
    wake();
  }

  @Override
  public void text(byte[] payload) {
    emit(encoding.text(payload));
  }

  @Override
  public void ping(byte[] payload) {
    emit(encoding.ping(payload));
  }

  @Override
  public void pong(byte[] payload) {
    emit(encoding.pong(payload));
  }

  private void emit(T frame) {
    Subscriber<? super T> subscriber = connection;
    if (subscriber != null) {
      subscriber.onNext(frame);
    }
  }

  private void wake() {
    if (scheduled.compareAndSet(false, true)) {
      eventLoop.execute(this::drain);
    }
  }

  private void drain() {
    scheduled.set(false);
    while (connection != null && requested.get() > 0 && client.outbound().poll(this)) {
      requested.accumulateAndGet(1, (left, one) -> left == Long.MAX_VALUE ? left : left - one);
    }
    client.refreshOwed();
    Subscriber<? super T> subscriber = connection;
    if (completed && subscriber != null) {
      connection = null;
      subscriber.onComplete();
    }
  }
}

package io.marketdata.gateway.transport.websocket;

import io.marketdata.gateway.client.ClientSession;
import io.marketdata.gateway.client.FrameSink;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.web.reactive.socket.WebSocketMessage;
import reactor.core.publisher.Operators;

/**
 * A client's queue as a flux for its socket: takes a frame out only when the socket asks for one,
 * so that what is not asked for stays where it can still be replaced. Drained by the socket's event
 * loop alone; for one subscriber.
 */
final class OutboundFlow implements Publisher<WebSocketMessage>, Subscription, FrameSink {

  private final ClientSession client;
  private final DataBufferFactory buffers;
  private final Executor eventLoop;
  private final AtomicLong requested = new AtomicLong();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private volatile @Nullable Subscriber<? super WebSocketMessage> socket;
  private volatile boolean completed;

  OutboundFlow(ClientSession client, DataBufferFactory buffers, Executor eventLoop) {
    this.client = client;
    this.buffers = buffers;
    this.eventLoop = eventLoop;
  }

  @Override
  public void subscribe(Subscriber<? super WebSocketMessage> subscriber) {
    socket = subscriber;
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
    socket = null;
  }

  /** Ends the flux after what it has handed out. */
  void complete() {
    completed = true;
    wake();
  }

  @Override
  public void text(byte[] payload) {
    emit(WebSocketMessage.Type.TEXT, payload);
  }

  @Override
  public void ping(byte[] payload) {
    emit(WebSocketMessage.Type.PING, payload);
  }

  @Override
  public void pong(byte[] payload) {
    emit(WebSocketMessage.Type.PONG, payload);
  }

  private void emit(WebSocketMessage.Type type, byte[] payload) {
    Subscriber<? super WebSocketMessage> subscriber = socket;
    if (subscriber != null) {
      subscriber.onNext(new WebSocketMessage(type, buffers.wrap(payload)));
    }
  }

  private void wake() {
    if (scheduled.compareAndSet(false, true)) {
      eventLoop.execute(this::drain);
    }
  }

  private void drain() {
    scheduled.set(false);
    while (socket != null && requested.get() > 0 && client.outbound().poll(this)) {
      requested.accumulateAndGet(1, (left, one) -> left == Long.MAX_VALUE ? left : left - one);
    }
    client.refreshOwed();
    Subscriber<? super WebSocketMessage> subscriber = socket;
    if (completed && subscriber != null) {
      socket = null;
      subscriber.onComplete();
    }
  }
}

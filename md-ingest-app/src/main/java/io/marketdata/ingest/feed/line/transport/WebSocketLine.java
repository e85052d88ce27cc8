package io.marketdata.ingest.feed.line.transport;

import io.marketdata.ingest.feed.line.LineConnection;
import io.marketdata.ingest.feed.line.LineInbox;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Sinks;
import reactor.netty.Connection;
import reactor.netty.http.client.HttpClient.WebsocketReceiver;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/**
 * One connection. Asks for one message at a time: one that the inbox has no room for is kept, and
 * nothing more is asked for, until there is room.
 */
final class WebSocketLine extends BaseSubscriber<ByteBuf>
    implements LineConnection, LineInbox.Payload {

  private static final long CLOSE_AFTER = 100;

  private final int id;
  private final LineInbox inbox;
  private final int maxMessage;
  private final Sinks.Empty<Void> end = Sinks.empty();
  private volatile @Nullable Channel channel;
  private volatile boolean closed;
  private volatile @Nullable Disposable opening;
  private @Nullable ByteBuf held;
  private @Nullable ByteBuf frame;
  private String reason = "closed by the venue";
  private boolean lost;

  WebSocketLine(int id, LineInbox inbox, int maxMessage) {
    this.id = id;
    this.inbox = inbox;
    this.maxMessage = maxMessage;
  }

  void open(WebsocketReceiver<?> receiver) {
    opening = receiver.handle(this::handle).subscribe(_ -> {}, this::failed, () -> lose(reason));
  }

  @Override
  public void send(String text) {
    Channel current = channel;
    if (current != null) {
      var _ = current.writeAndFlush(new TextWebSocketFrame(text));
    }
  }

  @Override
  public void resume() {
    Channel current = channel;
    if (current != null) {
      current.eventLoop().execute(this::offerHeld);
    }
  }

  @Override
  public void close() {
    closed = true;
    Channel current = channel;
    if (current != null) {
      var _ = current.writeAndFlush(new CloseWebSocketFrame(1000, ""));
      var _ = current.eventLoop().schedule(() -> end(current), CLOSE_AFTER, TimeUnit.MILLISECONDS);
    } else {
      Disposable under = opening;
      if (under != null) {
        under.dispose();
      }
    }
  }

  @Override
  public int length() {
    ByteBuf current = frame;
    return current == null ? 0 : current.readableBytes();
  }

  @Override
  public void copyTo(byte[] target, int offset) {
    ByteBuf current = frame;
    if (current != null) {
      current.getBytes(current.readerIndex(), target, offset, current.readableBytes());
    }
  }

  @Override
  protected void hookOnSubscribe(Subscription subscription) {
    subscription.request(1);
  }

  @Override
  protected void hookOnNext(ByteBuf message) {
    if (give(message)) {
      request(1);
    } else {
      held = message.retain();
    }
  }

  @Override
  protected void hookOnComplete() {
    finish();
  }

  @Override
  protected void hookOnError(Throwable throwable) {
    reason = describe(throwable);
    finish();
  }

  private Publisher<Void> handle(WebsocketInbound in, WebsocketOutbound out) {
    in.withConnection(this::opened);
    in.aggregateFrames(maxMessage).receive().subscribe(this);
    return end.asMono();
  }

  private void opened(Connection connection) {
    channel = connection.channel();
    inbox.opened(id);
    if (closed) {
      close();
    }
  }

  private boolean give(ByteBuf message) {
    frame = message;
    boolean taken = inbox.message(id, this);
    frame = null;
    return taken;
  }

  private void offerHeld() {
    ByteBuf waiting = held;
    if (waiting != null && give(waiting)) {
      held = null;
      waiting.release();
      request(1);
    }
  }

  /** What waits for room is let go too: nobody would tell that there is some. */
  private void end(Channel current) {
    var _ = current.close();
    cancel();
    finish();
  }

  private void finish() {
    end.tryEmitEmpty();
  }

  private void failed(Throwable cause) {
    lose(describe(cause));
  }

  private void lose(String why) {
    if (!lost) {
      lost = true;
      ByteBuf waiting = held;
      held = null;
      if (waiting != null) {
        waiting.release();
      }
      inbox.lost(id, why);
    }
  }

  private static String describe(Throwable cause) {
    String message = cause.getMessage();
    String name = cause.getClass().getSimpleName();
    return message == null ? name : name + ": " + message;
  }
}

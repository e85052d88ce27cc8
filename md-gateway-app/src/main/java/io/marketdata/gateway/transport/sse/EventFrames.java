package io.marketdata.gateway.transport.sse;

import io.marketdata.gateway.client.DisconnectReason;
import io.marketdata.gateway.protocol.JsonWriter;
import io.marketdata.gateway.protocol.Replies;
import io.marketdata.gateway.transport.FrameEncoding;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;

/**
 * Frames of an event stream. A message is one line of data, for JSON of ours has no line ends: its
 * bytes are put between two constants and never copied. Thread-safe.
 */
final class EventFrames implements FrameEncoding<DataBuffer> {

  private static final NettyDataBufferFactory BUFFERS =
      new NettyDataBufferFactory(UnpooledByteBufAllocator.DEFAULT);
  private static final byte[] DATA = JsonWriter.ascii("data: ");
  private static final byte[] CLOSE = JsonWriter.ascii("event: close\ndata: ");
  private static final byte[] END = JsonWriter.ascii("\n\n");
  private static final byte[] COMMENT = JsonWriter.ascii(":\n\n");

  /** The first words: after how long the client is to come back when the stream has ended. */
  DataBuffer retry(int millis) {
    return wrap(JsonWriter.ascii("retry: " + millis), END);
  }

  @Override
  public DataBuffer text(byte[] payload) {
    return wrap(DATA, payload, END);
  }

  /** A comment: a client on this transport has nothing to answer with. */
  @Override
  public DataBuffer ping(byte[] payload) {
    return wrap(COMMENT);
  }

  @Override
  public DataBuffer pong(byte[] payload) {
    throw new IllegalStateException("a client of an event stream sends no pings");
  }

  /** The last words: why the stream ends. */
  DataBuffer close(DisconnectReason reason) {
    return wrap(CLOSE, Replies.close(reason.code(), reason.key()), END);
  }

  private static DataBuffer wrap(byte[]... parts) {
    return BUFFERS.wrap(Unpooled.wrappedBuffer(parts));
  }
}

package io.marketdata.load.ladder.part;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes one source's messages to every socket, at the pace of the slowest: everything runs on one
 * event loop.
 */
public final class FanOutServer {

  private static final int ROUNDS_AT_ONCE = 64;

  private final int sockets;
  private final int messagesOfAFlush;
  private final long nanos;
  private final ByteBuf message;
  private final Signals signals;
  private final List<Channel> channels = new ArrayList<>();
  private int full;
  private long sent;
  private long end;
  private boolean isRunning;

  private FanOutServer(int sockets, int bytes, int messagesOfAFlush, long nanos, Signals signals) {
    this.sockets = sockets;
    this.messagesOfAFlush = messagesOfAFlush;
    this.nanos = nanos;
    this.signals = signals;
    this.message = PooledByteBufAllocator.DEFAULT.directBuffer(bytes).writeZero(bytes);
  }

  /**
   * Runs until it is stopped.
   *
   * @param args sockets, bytes of a message, messages of a flush, seconds
   */
  public static void main(String[] args) throws Exception {
    Signals signals = new Signals();
    FanOutServer server =
        new FanOutServer(
            Integer.parseInt(args[0]),
            Integer.parseInt(args[1]),
            Integer.parseInt(args[2]),
            Long.parseLong(args[3]) * 1_000_000_000L,
            signals);
    EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    Channel listening =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel.config().setTcpNoDelay(true);
                    channel.pipeline().addLast(server.new Client());
                  }
                })
            .bind("127.0.0.1", 0)
            .sync()
            .channel();
    signals.ready(Integer.toString(((InetSocketAddress) listening.localAddress()).getPort()));
    signals.awaitGo();
    listening.eventLoop().execute(server::begin);
    signals.awaitStop();
  }

  private void begin() {
    if (channels.size() != sockets) {
      throw new IllegalStateException(channels.size() + " sockets are connected, not " + sockets);
    }
    end = System.nanoTime() + nanos;
    isRunning = true;
    pump();
  }

  private void pump() {
    for (int round = 0; round < ROUNDS_AT_ONCE && full == 0 && isRunning; round++) {
      for (Channel channel : channels) {
        for (int i = 0; i < messagesOfAFlush; i++) {
          var _ = channel.write(message.retainedDuplicate(), channel.voidPromise());
        }
        channel.flush();
      }
      sent += (long) messagesOfAFlush * sockets;
      if (System.nanoTime() >= end) {
        isRunning = false;
        signals.done(Long.toString(sent));
      }
    }
    if (isRunning && full == 0) {
      channels.getFirst().eventLoop().execute(this::pump);
    }
  }

  private final class Client extends ChannelInboundHandlerAdapter {

    @Override
    public void channelActive(ChannelHandlerContext context) {
      channels.add(context.channel());
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
      full += context.channel().isWritable() ? -1 : 1;
      if (full == 0 && isRunning) {
        context.channel().eventLoop().execute(FanOutServer.this::pump);
      }
    }
  }
}

package io.marketdata.load.ladder.part;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.concurrent.atomic.AtomicLong;

/** Sockets that count what they are sent. */
public final class FanOutClients {

  private FanOutClients() {}

  /**
   * Runs until it is stopped.
   *
   * @param args port, sockets, bytes of a message
   */
  public static void main(String[] args) throws Exception {
    AtomicLong bytes = new AtomicLong();
    EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .handler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel.pipeline().addLast(new Count(bytes));
                  }
                });
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      bootstrap.connect("127.0.0.1", Integer.parseInt(args[0])).sync();
    }
    Signals signals = new Signals();
    long size = Long.parseLong(args[2]);
    signals.report(() -> bytes.get() / size);
    signals.ready("");
    signals.awaitGo();
    signals.awaitStop();
  }

  private static final class Count extends SimpleChannelInboundHandler<ByteBuf> {

    private final AtomicLong bytes;

    Count(AtomicLong bytes) {
      this.bytes = bytes;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf received) {
      bytes.addAndGet(received.readableBytes());
    }
  }
}

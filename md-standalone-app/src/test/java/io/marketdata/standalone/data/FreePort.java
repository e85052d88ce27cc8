package io.marketdata.standalone.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port of the loopback address that nobody uses at the moment. */
public final class FreePort {

  private FreePort() {}

  public static int next() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral(LocalPort.HOST))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A listener that accepts, and never answers. */
  public static ServerSocket occupied() throws IOException {
    return occupied(0);
  }

  /** The same on that port. */
  public static ServerSocket occupied(int port) throws IOException {
    return new ServerSocket(port, 50, InetAddress.ofLiteral(LocalPort.HOST));
  }
}

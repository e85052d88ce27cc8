package io.marketdata.standalone.data;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of the loopback address. */
public final class LocalPort {

  /** The only address that embedded services listen on. */
  public static final String HOST = "127.0.0.1";

  private LocalPort() {}

  /**
   * Checks that a port number can be used as a fixed port.
   *
   * @param name what the port is for, named in the error
   * @param port the number
   * @return the number
   * @throws IllegalArgumentException if it is not within 1 to 65535
   */
  public static int checked(String name, int port) {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException(name + " must be within 1 and 65535, not " + port);
    }
    return port;
  }

  /**
   * Tells whether somebody listens on the port now. Another process may take it right afterwards.
   *
   * @param port the number
   * @return whether it cannot be bound
   */
  public static boolean isTaken(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral(HOST), port));
      return false;
    } catch (IOException _) {
      return true;
    }
  }
}

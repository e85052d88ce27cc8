package io.marketdata.load.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/**
 * Ports of the loopback address that nobody uses at the moment.
 *
 * @param http the public one; the actuators take the next three
 * @param kafka the broker's; its controller takes the next one
 * @param redis the store's
 */
record Ports(int http, int kafka, int redis) {

  private static final int TRIES = 100;

  static Ports free() {
    int http = free(4);
    int kafka = free(2);
    int redis = free(1);
    return new Ports(http, kafka, redis);
  }

  private static int free(int count) {
    for (int i = 0; i < TRIES; i++) {
      int first = listenOnce(0);
      if (first > 0 && areFree(first + 1, count - 1)) {
        return first;
      }
    }
    throw new IllegalStateException("no " + count + " free ports in a row");
  }

  private static boolean areFree(int first, int count) {
    return IntStream.range(first, first + count).allMatch(port -> listenOnce(port) == port);
  }

  private static int listenOnce(int port) {
    if (port > 65_535) {
      return -1;
    }
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      if (port == 0) {
        throw new UncheckedIOException(e);
      }
      return -1;
    }
  }
}

package io.marketdata.load.kill;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Ports of the loopback address that nobody uses at the moment. They lie below those that the
 * kernel gives to connections: one that is free now stays free while the platform is dead.
 *
 * @param http the public one; the actuators take the next three
 * @param kafka the broker's; its controller takes the next one
 * @param redis the store's
 */
record Ports(int http, int kafka, int redis) {

  private static final int LOWEST = 11_000;
  private static final int HIGHEST = 31_000;
  private static final int USED = 7;
  private static final int TRIES = 100;

  static Ports free() {
    for (int i = 0; i < TRIES; i++) {
      int first = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (IntStream.range(first, first + USED).allMatch(Ports::isFree)) {
        return new Ports(first, first + 4, first + 6);
      }
    }
    throw new IllegalStateException("no " + USED + " free ports in a row");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException _) {
      return false;
    }
  }
}

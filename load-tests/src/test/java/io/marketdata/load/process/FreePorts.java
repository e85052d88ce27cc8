package io.marketdata.load.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Ports of the loopback address that nobody uses at the moment. They lie below those that the
 * kernel gives to connections: one that is free now stays free while its process is dead.
 */
public final class FreePorts {

  private static final int LOWEST = 11_000;
  private static final int HIGHEST = 31_000;
  private static final int TRIES = 100;

  private FreePorts() {}

  /** {@return the first of so many free ports in a row} */
  public static int inARow(int count) {
    for (int i = 0; i < TRIES; i++) {
      int first = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (IntStream.range(first, first + count).allMatch(FreePorts::isFree)) {
        return first;
      }
    }
    throw new IllegalStateException("no " + count + " free ports in a row");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException _) {
      return false;
    }
  }
}

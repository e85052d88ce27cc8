package io.marketdata.testkit.view;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of the loopback that nobody listens at. */
final class FreePorts {

  /** A cluster's servers talk to one another at their port + this. */
  private static final int BUS = 10_000;

  private static final int HIGHEST = 65_535;

  private FreePorts() {}

  static int any() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  /** One whose bus port is free too. */
  static int withBus() throws IOException {
    for (int attempt = 0; attempt < 1_000; attempt++) {
      int port = any();
      int lower = port + BUS > HIGHEST ? port - BUS : port;
      if (isFree(lower) && isFree(lower + BUS)) {
        return lower;
      }
    }
    throw new IOException("no two free ports " + BUS + " apart");
  }

  private static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return probe.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}

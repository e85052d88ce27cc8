package io.marketdata.load.kill;

import io.marketdata.load.process.FreePorts;

/**
 * Where the platform listens.
 *
 * @param http the public one; the actuators take the next three
 * @param kafka the broker's; its controller takes the next one
 * @param redis the store's
 */
record Ports(int http, int kafka, int redis) {

  private static final int USED = 7;

  static Ports free() {
    int first = FreePorts.inARow(USED);
    return new Ports(first, first + 4, first + 6);
  }
}

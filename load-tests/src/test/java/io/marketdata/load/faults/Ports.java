package io.marketdata.load.faults;

import io.marketdata.load.process.FreePorts;

/**
 * Where everything listens: a row of free ports.
 *
 * @param first of the row
 */
record Ports(int first) {

  /** Links between an app and the broker. */
  static final int BROKER_LINKS = 4;

  private static final int USED = 32;

  static Ports free() {
    return new Ports(FreePorts.inARow(USED));
  }

  int broker() {
    return first;
  }

  int controller() {
    return first + 1;
  }

  /** A listener of the broker behind a link. */
  int brokerBehind(int link) {
    return first + 24 + link;
  }

  /** A link to the broker. */
  int brokerLink(int link) {
    return first + 2 + link;
  }

  int redis(int node) {
    return first + 8 + node;
  }

  /** The link in front of a Redis, the only way to it that is known. */
  int redisLink(int node) {
    return first + 10 + node;
  }

  int sentinel(int node) {
    return first + 12 + node;
  }

  int compute(int replica) {
    return first + 15 + replica;
  }

  int gateway(int replica) {
    return first + 17 + replica;
  }

  int gatewayManagement(int replica) {
    return first + 19 + replica;
  }

  int ingest(int process) {
    return first + 21 + process;
  }

  /** Where the agents in the apps report to. */
  int agents() {
    return first + 23;
  }
}

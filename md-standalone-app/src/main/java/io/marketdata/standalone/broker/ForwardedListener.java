package io.marketdata.standalone.broker;

import io.marketdata.standalone.data.LocalPort;

/**
 * A further port of the broker whose clients are told to come by another one, where something
 * forwards them: a tunnel, a proxy.
 *
 * @param port port of 127.0.0.1 that the broker listens on
 * @param advertisedPort port of 127.0.0.1 that clients are told
 */
public record ForwardedListener(int port, int advertisedPort) {

  public ForwardedListener {
    LocalPort.checked("port", port);
    LocalPort.checked("advertisedPort", advertisedPort);
  }
}

package io.marketdata.gateway.hub;

import io.marketdata.gateway.protocol.ErrorCode;
import io.marketdata.gateway.protocol.RequestException;
import org.jspecify.annotations.Nullable;

/**
 * Lets clients to the hub once it knows the market, and no more when the replica ends. Thread-safe.
 */
public final class HubGate {

  private volatile @Nullable Hub hub;
  private volatile boolean shut;

  /** The hub has caught up. */
  public void open(Hub ready) {
    hub = ready;
  }

  /** Nobody new is let in from now on; whoever is in keeps the hub. */
  public void shut() {
    shut = true;
  }

  /** Whether somebody new is let in. */
  public boolean isOpen() {
    return hub != null && !shut;
  }

  /**
   * The hub, for somebody new.
   *
   * @throws RequestException {@link ErrorCode#NOT_READY}
   */
  public Hub enter() {
    Hub open = hub;
    if (open == null || shut) {
      throw new RequestException(ErrorCode.NOT_READY, "this replica takes no requests now");
    }
    return open;
  }
}

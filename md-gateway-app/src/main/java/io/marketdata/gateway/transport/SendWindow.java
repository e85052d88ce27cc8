package io.marketdata.gateway.transport;

/**
 * How many frames a connection may hold beyond a client's own queue. Reactor Netty asks what it is
 * to send, a socket's flux and a response's body alike, for 128 frames at first and for more as
 * they are written, whatever their size; what a client that does not read is sent beyond its queue
 * is bounded by that number alone. It is read once, when the class that sends is loaded: so this
 * must be called first thing in {@code main}.
 */
public final class SendWindow {

  /**
   * Frames that may be on their way to one client; enough to fill a flush, few enough to forget.
   */
  public static final int FRAMES = 16;

  private static final String PROPERTY = "reactor.netty.send.maxPrefetchSize";

  private SendWindow() {}

  /** Shrinks the window, unless the operator has set it. */
  public static void shrink() {
    if (System.getProperty(PROPERTY) == null) {
      System.setProperty(PROPERTY, Integer.toString(FRAMES));
    }
  }
}

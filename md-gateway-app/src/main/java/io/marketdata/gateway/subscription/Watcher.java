package io.marketdata.gateway.subscription;

/**
 * Somebody who watches one stream. Called on the stream's shard only, so never by two threads at
 * once; must not block.
 */
public interface Watcher {

  /** Which stream. */
  StreamName stream();

  /** The present value; first of all, and again after a {@code refresh}. */
  void image(Published image);

  /** The next message. */
  void update(Published update);

  /** Whether it watches no more; it is then dropped at the next occasion. */
  boolean isClosed();
}

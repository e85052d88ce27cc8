package io.marketdata.compute.publish;

import org.jspecify.annotations.Nullable;

/** What became of a frame. */
@FunctionalInterface
public interface UpdateAnswer {

  /**
   * Called once; must not block.
   *
   * @param failure null where the frame is in the log
   */
  void answered(@Nullable Throwable failure);
}

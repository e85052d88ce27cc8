package io.marketdata.kafka;

import org.jspecify.annotations.Nullable;

/** A frame before this one failed, or the lane was closed: this frame was not sent. */
public final class LaneEndedException extends RuntimeException {

  LaneEndedException(String lane, @Nullable Throwable cause) {
    super("nothing is sent to " + lane + " any more", cause);
  }
}

package io.marketdata.kafka;

/** More was offered to a lane than its limits hold; nothing was sent and the lane goes on. */
public final class LaneFullException extends RuntimeException {

  LaneFullException(String lane) {
    super("more frames are waiting for " + lane + " than its limit", null, false, false);
  }
}

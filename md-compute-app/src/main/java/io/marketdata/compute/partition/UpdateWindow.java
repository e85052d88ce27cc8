package io.marketdata.compute.partition;

/** Update frames between sending and acknowledgement. Owner's thread only. */
final class UpdateWindow {

  private final int frameLimit;
  private final long byteLimit;
  private long sent;
  private long acknowledged;
  private long bytes;

  UpdateWindow(int frameLimit, long byteLimit) {
    this.frameLimit = frameLimit;
    this.byteLimit = byteLimit;
  }

  boolean hasRoom() {
    return inFlight() < frameLimit && bytes < byteLimit;
  }

  void sent(int frameBytes) {
    sent++;
    bytes += frameBytes;
  }

  void acknowledged(int frameBytes) {
    acknowledged++;
    bytes -= frameBytes;
  }

  int inFlight() {
    return Math.toIntExact(sent - acknowledged);
  }

  /** A place that {@link #hasPassed} once everything sent so far is acknowledged. */
  long barrier() {
    return sent;
  }

  boolean hasPassed(long barrier) {
    return acknowledged >= barrier;
  }
}

package io.marketdata.load.clients;

/**
 * How far the gateway had read a partition, as the messages of one request's streams show: all of
 * them are registered in one step between two frames.
 */
final class RequestProgress {

  private int newest = -1;
  private int firstUpdate = Integer.MAX_VALUE;

  /** A message of that frame has come. */
  void seen(int frame) {
    newest = Math.max(newest, frame);
  }

  /** A message of that frame has come, and it is no image. */
  void updated(int frame) {
    seen(frame);
    firstUpdate = Math.min(firstUpdate, frame);
  }

  /** The newest frame of which something came; -1 for none. */
  int newest() {
    return newest;
  }

  /** A frame behind which nothing may be missing; the highest number where none is known. */
  int firstUpdate() {
    return firstUpdate;
  }
}

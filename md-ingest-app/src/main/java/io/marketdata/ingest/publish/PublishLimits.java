package io.marketdata.ingest.publish;

/**
 * Bounds of what waits for one partition of one source.
 *
 * @param frameBytes bytes of messages after which a frame is closed
 * @param frameMessages messages after which a frame is closed
 * @param sealedBytes bytes of closed frames that may wait; beyond them ticks are refused
 */
public record PublishLimits(int frameBytes, int frameMessages, long sealedBytes) {

  /** Frames of 256 KB or 4,096 messages, 1 MB of them waiting. */
  public static final PublishLimits DEFAULT = new PublishLimits(256 * 1024, 4096, 1024 * 1024);

  /** Checks that at least one frame fits. */
  public PublishLimits {
    if (frameBytes < 4096 || frameMessages < 1 || sealedBytes < 1) {
      throw new IllegalArgumentException(
          "frames of " + frameBytes + " bytes, " + frameMessages + " messages, " + sealedBytes);
    }
  }
}

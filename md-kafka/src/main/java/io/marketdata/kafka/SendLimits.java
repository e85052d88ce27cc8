package io.marketdata.kafka;

/**
 * How much may wait in one lane; a frame beyond it is refused with {@link LaneFullException}.
 *
 * @param frames waiting frames and the one in flight together
 * @param bytes their bytes together; one frame is always accepted
 */
public record SendLimits(int frames, long bytes) {

  /** 64 frames or 8 MB. */
  public static final SendLimits DEFAULT = new SendLimits(64, 8L << 20);

  public SendLimits {
    if (frames < 1 || bytes < 1) {
      throw new IllegalArgumentException("a lane holds at least one frame");
    }
  }

  boolean admit(int heldFrames, long heldBytes, int next) {
    return heldFrames == 0 || (heldFrames < frames && heldBytes + next <= bytes);
  }
}

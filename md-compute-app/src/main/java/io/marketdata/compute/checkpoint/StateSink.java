package io.marketdata.compute.checkpoint;

import org.jspecify.annotations.Nullable;

/** Takes the parts of a state that changed. Called on the core's thread. */
@FunctionalInterface
public interface StateSink {

  /**
   * Takes one part. The arrays belong to the sink from here on.
   *
   * @param key ASCII, see {@link StateKeys}
   * @param value one SBE message with its header, at most 256 KB; null = the part is gone
   */
  void put(byte[] key, byte @Nullable [] value);
}

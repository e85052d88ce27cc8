package io.marketdata.compute.checkpoint;

import org.jspecify.annotations.Nullable;

/** Takes the changed parts of a core's state. */
@FunctionalInterface
public interface StateSink {

  /**
   * Takes one part.
   *
   * @param key ASCII
   * @param value at most 256 KB; null where the part has vanished
   */
  void put(byte[] key, byte @Nullable [] value);
}

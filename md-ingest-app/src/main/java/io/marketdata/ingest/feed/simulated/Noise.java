package io.marketdata.ingest.feed.simulated;

/**
 * Reproducible random numbers in whole numbers only, the same on every machine: SplitMix64 over a
 * mix of what it is the noise of. Reusable, single thread.
 */
final class Noise {

  /** One standard deviation of {@link #gauss()}. */
  static final int ONE = 1024;

  private static final long GAMMA = 0x9e3779b97f4a7c15L;
  private static final int UNIFORM_MEAN_OF_4 = 131_070;
  private static final int UNIFORM_DEVIATION_OF_4 = 37_837;

  private long state;

  /** Begins the noise of this. */
  Noise of(long seed, long what, long when) {
    state = mix(mix(mix(seed) + what) + when);
    return this;
  }

  long next() {
    state += GAMMA;
    return mix(state);
  }

  /** Even over 0 to bound - 1. */
  int below(int bound) {
    return (int) (((next() >>> 33) * bound) >>> 31);
  }

  /** About normal, in units of {@link #ONE}, never beyond 3.5 deviations. */
  int gauss() {
    long bits = next();
    int sum =
        (int) ((bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48));
    return (sum - UNIFORM_MEAN_OF_4) * ONE / UNIFORM_DEVIATION_OF_4;
  }

  /** Many small, few large: 0 to three times the mean. */
  long skewed(long mean) {
    long even = below(2048);
    return mean * even * even / 1_398_101;
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}

package io.marketdata.compute.core;

import java.util.ArrayList;
import java.util.List;

/** Definitions that a source has sent and not yet ended, in their order. */
final class Staging {

  /** More than a partition's instruments can be. */
  static final int MAX_DEFINITIONS = 200_000;

  private final List<byte[]> definitions = new ArrayList<>();
  private boolean broken;
  private long version;
  private long checksum;

  List<byte[]> definitions() {
    return definitions;
  }

  void add(byte[] definition) {
    definitions.add(definition);
  }

  /** Something of the set was rejected, so its end will be too. */
  void spoil() {
    broken = true;
  }

  boolean isBroken() {
    return broken;
  }

  void clear() {
    definitions.clear();
    broken = false;
  }

  /** Version of the newest complete set, 0 = none. */
  long version() {
    return version;
  }

  /** Checksum of the newest complete set. */
  long checksum() {
    return checksum;
  }

  void completed(long newVersion, long newChecksum) {
    version = newVersion;
    checksum = newChecksum;
  }

  void restore(boolean wasBroken, long storedVersion, long storedChecksum) {
    broken = wasBroken;
    completed(storedVersion, storedChecksum);
  }
}

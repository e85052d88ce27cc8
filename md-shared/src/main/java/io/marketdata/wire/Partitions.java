package io.marketdata.wire;

import java.nio.charset.StandardCharsets;

/**
 * Which partition a symbol lives in: the 32-bit MurmurHash2 of its UTF-8 bytes with the seed and
 * the sign rule of Kafka's default partitioner, so that any producer that keys by symbol agrees.
 */
public final class Partitions {

  private static final int SEED = 0x9747b28c;
  private static final int MULTIPLIER = 0x5bd1e995;
  private static final int ROTATION = 24;

  private Partitions() {}

  /**
   * The partition of a symbol.
   *
   * @param symbol in canonical upper case
   * @param partitions how many there are, at least 1
   */
  public static int of(String symbol, int partitions) {
    return (murmur2(symbol.getBytes(StandardCharsets.UTF_8)) & Integer.MAX_VALUE) % partitions;
  }

  static int murmur2(byte[] key) {
    int hash = SEED ^ key.length;
    int at = 0;
    for (; key.length - at >= Integer.BYTES; at += Integer.BYTES) {
      int word =
          byteAt(key, at)
              | byteAt(key, at + 1) << 8
              | byteAt(key, at + 2) << 16
              | byteAt(key, at + 3) << 24;
      word *= MULTIPLIER;
      word ^= word >>> ROTATION;
      hash = hash * MULTIPLIER ^ word * MULTIPLIER;
    }
    if (at < key.length) {
      for (int shift = 0; at < key.length; at++, shift += Byte.SIZE) {
        hash ^= byteAt(key, at) << shift;
      }
      hash *= MULTIPLIER;
    }
    hash ^= hash >>> 13;
    hash *= MULTIPLIER;
    return hash ^ hash >>> 15;
  }

  private static int byteAt(byte[] key, int at) {
    return key[at] & 0xff;
  }
}

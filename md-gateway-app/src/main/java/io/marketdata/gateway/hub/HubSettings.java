package io.marketdata.gateway.hub;

/**
 * Sizes of the hub; every one is a bound.
 *
 * @param shards single-threaded shards; partition p belongs to shard p % shards
 * @param commands requests that may wait at one shard; more are refused as busy
 * @param clients clients at a time; each may leave one parting message at every shard beyond {@code
 *     commands}
 * @param symbols symbols that are held; updates of more are counted and left out
 * @param recordsAhead records that are requested and not yet worked off, per shard
 */
public record HubSettings(int shards, int commands, int clients, int symbols, int recordsAhead) {

  /** What a replica of one or two cores takes. */
  public static final HubSettings DEFAULT = new HubSettings(2, 4_096, 10_000, 100_000, 64);

  public HubSettings {
    if (shards < 1 || commands < 1 || clients < 1 || symbols < 1 || recordsAhead < 2) {
      throw new IllegalArgumentException("sizes of the hub must be positive");
    }
  }
}

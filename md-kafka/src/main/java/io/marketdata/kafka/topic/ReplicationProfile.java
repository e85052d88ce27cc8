package io.marketdata.kafka.topic;

/** How many brokers keep a record. An installation declares the one-node profile by name. */
public enum ReplicationProfile {
  /** Three replicas, two of them in sync for every acknowledged record. */
  CLUSTER(3, 2),
  /** One broker: what it loses is lost. For development and the embedded default. */
  ONE_NODE(1, 1);

  private final int replicas;
  private final int minInSync;

  ReplicationProfile(int replicas, int minInSync) {
    this.replicas = replicas;
    this.minInSync = minInSync;
  }

  /** {@return copies of each partition, at least} */
  public int replicas() {
    return replicas;
  }

  /** {@return copies that must have a record before it is acknowledged, at least} */
  public int minInSync() {
    return minInSync;
  }
}

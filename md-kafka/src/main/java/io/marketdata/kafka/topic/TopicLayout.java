package io.marketdata.kafka.topic;

import java.time.Duration;

/**
 * What topics are created with.
 *
 * @param epoch the epoch in their names, from 1
 * @param partitions partitions of every topic but the commands
 * @param profile replicas
 * @param retention how long ticks, updates and rejects are kept; at least 14 days, which outlasts
 *     the longest market holidays
 * @param retentionBytes bound of a partition of ticks, updates or rejects; -1 for none
 * @param segmentBytes size of a log segment of ticks, updates and rejects
 */
public record TopicLayout(
    long epoch,
    int partitions,
    ReplicationProfile profile,
    Duration retention,
    long retentionBytes,
    int segmentBytes) {

  /** The shortest retention that outlasts market holidays. */
  public static final Duration MIN_RETENTION = Duration.ofDays(14);

  /** The longest record that every topic takes. */
  public static final int MAX_MESSAGE_BYTES = 1 << 20;

  /** Partitions of the embedded default. */
  public static final int EMBEDDED_PARTITIONS = 12;

  private static final int EMBEDDED_SEGMENT_BYTES = 64 << 20;
  private static final int CLUSTER_SEGMENT_BYTES = 512 << 20;
  private static final int MIN_SEGMENT_BYTES = 4 << 20;

  public TopicLayout {
    if (epoch < 1) {
      throw new IllegalArgumentException("epoch must be at least 1, not " + epoch);
    }
    if (partitions < 1) {
      throw new IllegalArgumentException("partitions must be at least 1, not " + partitions);
    }
    if (retention.compareTo(MIN_RETENTION) < 0) {
      throw new IllegalArgumentException(
          "retention must be at least %d days, not %s"
              .formatted(MIN_RETENTION.toDays(), retention));
    }
    if (segmentBytes < MIN_SEGMENT_BYTES) {
      throw new IllegalArgumentException(
          "segmentBytes must be at least %d, not %d".formatted(MIN_SEGMENT_BYTES, segmentBytes));
    }
    if (retentionBytes != -1 && retentionBytes < 2L * segmentBytes) {
      throw new IllegalArgumentException(
          "retentionBytes must be -1 or at least two segments, not " + retentionBytes);
    }
  }

  /**
   * Lays out the embedded broker.
   *
   * @param epoch the epoch in the names
   * @param retentionBytes bound of a partition; -1 for none
   * @return the layout of the embedded broker: 12 partitions, one replica, small segments
   */
  public static TopicLayout embedded(long epoch, long retentionBytes) {
    return oneNode(epoch, EMBEDDED_PARTITIONS, retentionBytes);
  }

  /**
   * Lays out a single broker.
   *
   * @param epoch the epoch in the names
   * @param partitions partitions of every topic but the commands
   * @param retentionBytes bound of a partition; -1 for none
   * @return the layout of a single broker: one replica, small segments
   */
  public static TopicLayout oneNode(long epoch, int partitions, long retentionBytes) {
    return new TopicLayout(
        epoch,
        partitions,
        ReplicationProfile.ONE_NODE,
        MIN_RETENTION,
        retentionBytes,
        EMBEDDED_SEGMENT_BYTES);
  }

  /**
   * Lays out a cluster.
   *
   * @param epoch the epoch in the names
   * @param partitions partitions of every topic but the commands
   * @param retentionBytes bound of a partition; -1 for none
   * @return the layout of a cluster: three replicas, large segments
   */
  public static TopicLayout cluster(long epoch, int partitions, long retentionBytes) {
    return new TopicLayout(
        epoch,
        partitions,
        ReplicationProfile.CLUSTER,
        MIN_RETENTION,
        retentionBytes,
        CLUSTER_SEGMENT_BYTES);
  }
}

package io.marketdata.compute.checkpoint.kafka;

import org.apache.kafka.common.TopicPartition;

/**
 * Where a partition's checkpoint lives.
 *
 * @param ticks topic of the log
 * @param state topic of the states
 * @param group whose offset is stored with them
 * @param partition of both topics
 */
record CheckpointTopics(String ticks, String state, String group, int partition) {

  TopicPartition tickPartition() {
    return new TopicPartition(ticks, partition);
  }

  TopicPartition statePartition() {
    return new TopicPartition(state, partition);
  }
}

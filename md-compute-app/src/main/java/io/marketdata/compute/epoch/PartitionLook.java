package io.marketdata.compute.epoch;

import io.marketdata.compute.checkpoint.StoredPosition;

/**
 * Where the topics of one partition stand. A topic that does not exist stands at 0.
 *
 * @param partition its number
 * @param position of log and group
 * @param updatesEnd offset behind the newest update
 */
public record PartitionLook(int partition, StoredPosition position, long updatesEnd) {}

package io.marketdata.compute.partition;

/**
 * The memory of a partition whose last checkpoint holds all of it.
 *
 * @param processor the core as it was stored
 * @param revision of the store after that checkpoint
 */
record ParkedPartition(TickProcessor processor, long revision) {}

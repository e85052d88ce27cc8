package io.marketdata.compute.epoch;

/**
 * An epoch that is to end.
 *
 * @param number of it
 * @param partitions of its topics
 */
public record OldEpoch(long number, int partitions) {}

package io.marketdata.kafka;

/**
 * Where an acknowledged frame lies.
 *
 * @param offset its offset in the partition
 * @param timestamp the broker's append time in epoch milliseconds
 */
public record Sent(long offset, long timestamp) {}

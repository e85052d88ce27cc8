package io.marketdata.kafka;

import org.jspecify.annotations.Nullable;

/**
 * A record of a partition.
 *
 * @param offset its offset
 * @param timestamp the broker's append time in epoch milliseconds
 * @param key null where the topic has no keys
 * @param value null in a tombstone
 */
@SuppressWarnings("ArrayRecordComponent")
public record LogRecord(
    long offset, long timestamp, byte @Nullable [] key, byte @Nullable [] value) {}

package io.marketdata.compute.checkpoint;

/**
 * What is known of a record that was applied, to recognise it again.
 *
 * @param appendTimeMillis the broker's append time, epoch milliseconds
 * @param checksum CRC-32C of its value
 */
public record LoggedTick(long appendTimeMillis, long checksum) {}

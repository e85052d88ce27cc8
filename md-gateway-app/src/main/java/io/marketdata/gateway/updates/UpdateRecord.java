package io.marketdata.gateway.updates;

/**
 * A record of {@code md.updates}.
 *
 * @param partition where it lies
 * @param offset its offset there
 * @param value a frame; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are shared, never compared
public record UpdateRecord(int partition, long offset, byte[] value) {}

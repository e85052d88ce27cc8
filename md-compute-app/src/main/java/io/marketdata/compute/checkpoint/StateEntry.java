package io.marketdata.compute.checkpoint;

/**
 * One part of a stored state, the newest under its key. The arrays are not copied; nobody changes
 * them.
 *
 * @param key ASCII, see {@link StateKeys}
 * @param value one SBE message with its header
 */
@SuppressWarnings("ArrayRecordComponent")
public record StateEntry(byte[] key, byte[] value) {}

package io.marketdata.compute.checkpoint;

import org.jspecify.annotations.Nullable;

/**
 * One stored part of a core's state.
 *
 * @param key ASCII
 * @param value null where the part has vanished
 */
@SuppressWarnings("ArrayRecordComponent")
public record StateEntry(byte[] key, byte @Nullable [] value) {}

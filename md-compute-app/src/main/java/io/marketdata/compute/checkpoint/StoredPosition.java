package io.marketdata.compute.checkpoint;

import org.jspecify.annotations.Nullable;

/**
 * Facts about a partition that are compared before it is served.
 *
 * @param revision of the store, see {@link CheckpointSession#commit}
 * @param committed the group's offset, null where there is none (never stored, or expired)
 * @param logBegin first offset that the log of ticks holds
 * @param logEnd offset behind its last record
 */
public record StoredPosition(long revision, @Nullable Long committed, long logBegin, long logEnd) {}

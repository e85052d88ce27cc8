package io.marketdata.compute.view;

/**
 * What a partition's log holds.
 *
 * @param first first offset that is still there
 * @param end behind the last one
 */
public record LogBounds(long first, long end) {}

package io.marketdata.compute.ticks;

/**
 * The proof of an assignment. It is taken when a partition is assigned and kept for the whole
 * ownership: once the partition has another owner, whatever is stored with it is refused.
 */
public interface Membership {}

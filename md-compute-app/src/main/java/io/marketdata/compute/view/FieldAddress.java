package io.marketdata.compute.view;

/** One field of one hash in Redis. */
public record FieldAddress(String key, String field) {}

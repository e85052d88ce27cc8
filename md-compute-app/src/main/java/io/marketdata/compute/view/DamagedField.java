package io.marketdata.compute.view;

/**
 * A field of Redis whose value cannot be read.
 *
 * @param key of its hash
 * @param field its name
 * @param value as it was found; nobody's to change
 */
@SuppressWarnings("ArrayRecordComponent")
public record DamagedField(String key, String field, byte[] value) {}

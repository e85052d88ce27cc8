package io.marketdata.compute.view;

/**
 * A field and its value; the value begins with its version. The array is not copied and not changed
 * by anyone.
 */
@SuppressWarnings("ArrayRecordComponent")
public record FieldWrite(String field, byte[] value) {}

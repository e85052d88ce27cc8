package io.marketdata.gateway.history;

import io.marketdata.history.FieldVersion;

/**
 * A message of the log of updates as the view keeps it. The array is nobody's to change.
 *
 * @param version epoch and seq of the message
 * @param priceExponent power of ten of its prices
 * @param sizeExponent power of ten of its sizes
 * @param message SBE header and body
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredMessage(
    FieldVersion version, int priceExponent, int sizeExponent, byte[] message) {}

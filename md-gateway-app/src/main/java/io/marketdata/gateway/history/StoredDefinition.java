package io.marketdata.gateway.history;

/**
 * A definition of the reference data; the message says which kind it is. Its version's seq is the
 * version of the reference.
 *
 * @param name symbol of an instrument, else {@code #sessions/<id>} or {@code #indicators/<id>}
 */
public record StoredDefinition(String name, StoredMessage message) {}

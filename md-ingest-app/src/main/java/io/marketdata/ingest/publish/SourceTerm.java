package io.marketdata.ingest.publish;

/**
 * A source in the time between two starts.
 *
 * @param source its name
 * @param epoch of the topics
 * @param term grows with every start in an epoch
 */
public record SourceTerm(String source, long epoch, long term) {}
